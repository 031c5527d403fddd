// Every kind of record that the server speaks of; a new kind is one more entry.
import type { ResourceKind } from '../resource-kind.ts';
import { commitmentLines } from './commitment-lines.ts';
import { allCommitments, commitmentResource, purchaseOrders, workOrders } from './commitments.ts';
import { costCodes, standardCostCodeLists, standardCostCodes } from './cost-codes.ts';
import { lineItemTypes } from './line-item-types.ts';
import { projects } from './projects.ts';
import { inactiveVendors, projectVendors, vendors } from './vendors.ts';

export const allResources: readonly ResourceKind[] = [
  projects,
  vendors,
  inactiveVendors,
  projectVendors,
  costCodes,
  standardCostCodes,
  standardCostCodeLists,
  lineItemTypes,
  commitmentResource(workOrders),
  commitmentResource(purchaseOrders),
  commitmentLines(workOrders),
  commitmentLines(purchaseOrders),
  allCommitments,
];
