import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Exceptions from the rule pack for one construct: each finding by name, with the reason why it may stay. */
export function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id, reason });
  }
}
