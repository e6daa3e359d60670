/**
 * Makes a tenant, with the rights of its operator on the table:
 * `npx tsx infra/aws/found.ts --table <TableName> --tenant 620300 [--name 金昌市] [--own-table <name>]`
 */
import { foundCommand } from './foundCommand.ts';
import { openTable } from './openTable.ts';

console.log(await foundCommand(process.argv.slice(2), openTable));
