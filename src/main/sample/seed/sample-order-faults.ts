// The eighteen purchase orders of the sample company and what each of them is there to show.
import type { SampleState } from './sample-faults.ts';

export type OrderFault =
  | 'unitBased'
  | 'extensionOff'
  | 'rateTooFine'
  | 'taxed'
  | 'numberTaken'
  | 'vendorNotLinked'
  | 'jobClosed'
  | 'titleCut'
  | 'unitCut'
  | 'draft'
  | 'submitted'
  | 'drifted'
  | 'reportLost';

export type OrderSpec = {
  /** 1 to 18. */
  readonly ordinal: number;
  readonly state: SampleState;
  readonly faults: readonly OrderFault[];
  readonly job: number;
  readonly vendor: string;
  readonly trade: string;
  readonly lineCount: number;
  readonly title: string;
  readonly number: string;
};

/** state; faults; job; vendor; trade; lines; title; number (empty: the usual PO-job-nn) */
const SPECS = `
ready;unitBased;1042;Cascade Electric LLC;electrical;6;Light fixtures;
ready;;1043;Lewis River Steel;steel;3;Embeds and anchor bolts;
ready;unitBased;1044;Timberline Framing LLC;carpentry;9;Lumber package, building A;
ready;unitBased;1046;Northwest Drywall Inc.;drywall;5;Board and studs;
ready;;1051;Mount Hood Heating & Air;hvac;2;Rooftop units;
ready;unitBased;1053;Granite Bar Excavation;excavation;4;Crushed rock;
blocked;unitBased,extensionOff;1045;Sound Utility Contractors;excavation;4;Pipe and fittings;
blocked;unitBased,rateTooFine;1042;Pine Ridge Plumbing Co.;plumbing;5;Fixtures and trim;
blocked;taxed;1047;Clear Lake Glass;glazing;3;Insulated glass, taproom;
blocked;numberTaken;1048;Firewatch Sprinkler;sprinkler;3;Sprinkler heads;1048-P02
blocked;vendorNotLinked;1044;Level Five Finishing;drywall;3;Acoustic ceiling tile;
blocked;jobClosed;1054;Fir Street Plumbing & Drain;plumbing;3;Water heaters;
warning;unitBased,titleCut,unitCut;1049;Skyline Curtain Wall LLC;glazing;4;Aluminum frames, thermal breaks and pressure plates for building C;
notSent;draft,unitBased;1052;Keystone Frames Inc;doors;4;Hollow metal frames;
notSent;submitted;1043;Columbia Concrete Inc;concrete;3;Reinforcing steel;
synced;unitBased;1044;Summit Lift & Elevator;elevator;3;Controller parts;
synced;unitBased,drifted;1047;Fort Rock Masonry;masonry;4;Brick and block;
synced;reportLost;1048;Peninsula Pro Painters;painting;2;Paint and primer;`;

export const orderSpecs: readonly OrderSpec[] = SPECS.trim()
  .split('\n')
  .map((line, index) => {
    const [state = '', faults = '', job, vendor = '', trade = '', lines, title = '', number = ''] = line.split(';');
    const ordinal = index + 1;
    return {
      ordinal,
      state: state as SampleState,
      faults: faults === '' ? [] : (faults.split(',') as OrderFault[]),
      job: Number(job),
      vendor,
      trade,
      lineCount: Number(lines),
      title,
      number: number || `PO-${job}-${String(ordinal).padStart(3, '0')}`,
    };
  });

const ORDER_BASE = 598_134_525_900_000;

export function orderId(ordinal: number): number {
  return ORDER_BASE + ordinal;
}

export function orderLineId(ordinal: number, position: number): number {
  return ORDER_BASE + 500_000 + ordinal * 100 + position;
}

/** What is wrong with which purchase order, by its id in Procore. */
export const orderFaults: Readonly<Record<number, OrderSpec>> = Object.fromEntries(
  orderSpecs.map((spec) => [orderId(spec.ordinal), spec]),
);
