// Rows of jobs, phases, vendors, cost codes and cost types as the domain's documents.
import type { SageVendor } from '#shared/domain/documents/company.ts';
import type { SageCostCode, SageCostType } from '#shared/domain/documents/cost-code.ts';
import type { SageJob } from '#shared/domain/documents/project.ts';
import { instantOf, smallNumberOf, smallNumberOrNull, textOf } from './row-values.ts';
import type { Row } from './run-statements.ts';

export function jobsFrom(rows: readonly Row[], phaseRows: readonly Row[]): readonly SageJob[] {
  const phases = Map.groupBy(phaseRows, (row) => textOf(row.recnum));
  return rows.map((row) => ({
    number: textOf(row.recnum),
    name: textOf(row.jobnme),
    shortName: textOf(row.shtnme),
    status: smallNumberOf(row.status),
    inactive: smallNumberOf(row.inactv) !== 0,
    phases: (phases.get(textOf(row.recnum)) ?? []).map((phase) => ({
      number: textOf(phase.phsnum),
      name: textOf(phase.phsnme),
    })),
    key: textOf(row.row_key),
    changedAt: instantOf(row.changed),
  }));
}

export function vendorFrom(row: Row): SageVendor {
  return {
    number: textOf(row.recnum),
    name: textOf(row.vndnme),
    shortName: textOf(row.shtnme),
    inactive: smallNumberOf(row.inactv) !== 0,
    vendorType: smallNumberOrNull(row.vndtyp),
    key: textOf(row.row_key),
    changedAt: instantOf(row.changed),
  };
}

export function costCodeFrom(row: Row): SageCostCode {
  return {
    code: textOf(row.code),
    name: textOf(row.cdenme),
    key: textOf(row.row_key),
    changedAt: instantOf(row.changed),
  };
}

export function costTypeFrom(row: Row): SageCostType {
  return { number: smallNumberOf(row.recnum), name: textOf(row.typnme) };
}
