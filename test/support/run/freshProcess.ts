import { sharedCache } from '@mingcha/register';
import './equalBytes.ts';

// Files of tests share a process. What one's store has kept of a tenant's lists is not another's, of the same tenant.
sharedCache.clear();
