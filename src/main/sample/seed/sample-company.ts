// Makes "Harbor & Pine Builders" for both sides: the same seed and the same today give the same company.
import { emptyProcoreData, type ProcoreData } from '../procore-server/procore-data.ts';
import { type Contract, makeContracts } from './contracts.ts';
import { handMadeSageJobs, type Job, makeJobs } from './jobs.ts';
import { makeOrders, type Order } from './orders.ts';
import { lineItemTypes, makeProjectCodes, makeStandardCodes } from './procore-codes.ts';
import { makeWorkOrderContract } from './procore-contracts.ts';
import {
  makeDirectory,
  makeProject,
  people,
  sampleCompany,
  serviceAccount,
  standardListId,
} from './procore-directory.ts';
import { makePurchaseOrderContract } from './procore-orders.ts';
import { makeBudgets } from './sage-budgets.ts';
import { invoiceTables, makeInvoices, openBalances } from './sage-invoices.ts';
import { makeJobCosts } from './sage-job-costs.ts';
import { makeMasters, makeSageJobs } from './sage-masters.ts';
import { makeSageOrders, orderTables } from './sage-orders.ts';
import type { SageRows } from './sage-row.ts';
import { makeSageSubcontracts, subcontractTables } from './sage-subcontracts.ts';
import { makeSageVendors } from './sage-vendors.ts';
import { makeVendors, type Vendor } from './vendors.ts';

export type SampleCompanyOptions = {
  /** Default 1. */
  readonly seed?: number;
  /** `YYYY-MM-DD`; every date of the sample is relative to it. */
  readonly today: string;
  /** Jobs in Sage; default and minimum 14. */
  readonly jobs?: number;
  /** Rows of job cost; default 1,500. */
  readonly transactions?: number;
};

export type SampleCompany = { readonly procore: ProcoreData; readonly sage: SageRows };

type World = {
  readonly jobs: readonly Job[];
  readonly vendors: readonly Vendor[];
  readonly contracts: readonly Contract[];
  readonly orders: readonly Order[];
};

function procoreSide({ jobs, vendors, contracts, orders }: World, today: string): ProcoreData {
  return {
    ...emptyProcoreData(sampleCompany),
    users: people.map((person) => ({ ...person })),
    serviceAccount: { ...serviceAccount },
    projects: jobs.map((job) => makeProject(job, today)),
    vendors: makeDirectory(vendors, today),
    standardCostCodeLists: [
      {
        id: standardListId,
        name: 'Sage 100 Contractor Standard Cost Codes',
        is_erp_list: true,
        available_to_use_on_new_projects: true,
      },
    ],
    standardCostCodes: makeStandardCodes(today),
    costCodes: jobs.flatMap(makeProjectCodes),
    lineItemTypes: lineItemTypes.map((type) => ({ ...type })),
    workOrderContracts: contracts.map(makeWorkOrderContract),
    purchaseOrderContracts: orders.map(makePurchaseOrderContract),
  };
}

export function makeSampleCompany(options: SampleCompanyOptions): SampleCompany {
  const { seed = 1, today, jobs: count = handMadeSageJobs, transactions = 1500 } = options;
  const context = { seed, today };
  const jobs = makeJobs({ seed, today, count });
  const vendors = makeVendors({ seed, more: Math.floor(Math.max(0, count - handMadeSageJobs) / 5) });
  const contracts = makeContracts({ jobs, vendors, seed, today });
  const orders = makeOrders({ jobs, vendors }, context);
  const subcontracts = makeSageSubcontracts(context, { jobs, vendors, contracts });
  const invoices = makeInvoices(context, subcontracts);
  return {
    procore: procoreSide({ jobs, vendors, contracts, orders }, today),
    sage: [
      ...makeMasters(context),
      makeSageVendors(context, vendors, openBalances(invoices)),
      ...makeSageJobs(context, jobs),
      ...makeBudgets(context, jobs),
      ...subcontractTables(subcontracts),
      ...orderTables(makeSageOrders(context, { jobs, vendors, orders })),
      ...invoiceTables(context, invoices),
      makeJobCosts(context, { jobs, vendors, invoices, count: transactions }),
    ],
  };
}
