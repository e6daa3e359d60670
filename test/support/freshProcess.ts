import { sharedCache } from '@mingcha/register';

// Files of tests share a process. What one's store has kept of a tenant's lists is not another's, of the same tenant.
sharedCache.clear();
