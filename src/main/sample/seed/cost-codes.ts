// The cost codes of Harbor & Pine Builders: sixteen divisions, as a builder of this size numbers them.

export type CostCode = {
  /** Division, 1 to 16. */
  readonly division: number;
  /** Three digits within the division. */
  readonly part: string;
  readonly name: string;
  /** Sage's number, three decimals: `16100.000`. */
  readonly sage: string;
  /** Procore's full code: `16-100`. */
  readonly full: string;
};

export type CostDivision = { readonly number: number; readonly code: string; readonly name: string };

const CATALOGUE: readonly (readonly [name: string, codes: string])[] = [
  [
    'General Requirements',
    '010 Project management|020 Superintendent|050 Permits and fees|100 Temporary utilities|200 Temporary facilities|300 Safety|500 Cleanup and waste|700 Closeout',
  ],
  [
    'Sitework',
    '050 Demolition|100 Clearing and grubbing|200 Excavation and backfill|300 Erosion control|500 Paving and striping|600 Site utilities|700 Storm drainage|800 Fencing|900 Landscaping and irrigation',
  ],
  [
    'Concrete',
    '100 Formwork|200 Reinforcing steel|300 Cast-in-place concrete|350 Concrete finishing|400 Precast concrete|500 Slab on grade|600 Concrete pumping|700 Grouting',
  ],
  [
    'Masonry',
    '100 Mortar and grout|200 Unit masonry|250 Brick veneer|300 Structural masonry|400 Stone|500 Masonry restoration|900 Masonry cleaning',
  ],
  [
    'Metals',
    '100 Structural steel|200 Steel joists|300 Metal decking|400 Cold-formed framing|500 Miscellaneous metals|520 Handrails and railings|700 Ornamental metal',
  ],
  [
    'Wood and Plastics',
    '100 Rough carpentry|170 Trusses|180 Glued-laminated timber|200 Finish carpentry|400 Casework and millwork|410 Countertops|600 Plastic fabrications',
  ],
  [
    'Thermal and Moisture Protection',
    '100 Waterproofing|200 Insulation|250 Fireproofing|310 Shingle roofing|400 Siding and panels|500 Membrane roofing|600 Sheet metal flashing|920 Joint sealants',
  ],
  [
    'Doors and Windows',
    '100 Hollow metal doors|200 Wood doors|330 Coiling doors|400 Entrances and storefronts|500 Windows|700 Door hardware|800 Glazing|900 Curtain wall',
  ],
  [
    'Finishes',
    '200 Plaster|250 Gypsum board|300 Tile|500 Acoustical ceilings|640 Wood flooring|650 Resilient flooring|680 Carpet|900 Painting',
  ],
  [
    'Specialties',
    '100 Visual display boards|150 Toilet compartments|400 Signage|500 Lockers|520 Fire extinguishers|650 Operable partitions|800 Toilet accessories',
  ],
  [
    'Equipment',
    '130 Audio-visual equipment|160 Loading dock equipment|400 Food service equipment|450 Residential appliances|480 Athletic equipment|600 Laboratory equipment',
  ],
  ['Furnishings', '300 Manufactured casework|490 Window treatments|500 Furniture|600 Multiple seating|670 Entry mats'],
  [
    'Special Construction',
    '030 Cold storage rooms|080 Sound control|120 Pre-engineered structures|850 Fire alarm|900 Access control',
  ],
  ['Conveying Systems', '200 Elevators|400 Wheelchair lifts|600 Hoists and cranes|900 Dumbwaiters'],
  [
    'Mechanical',
    '050 Mechanical insulation|100 Piping and valves|300 Fire sprinklers|400 Plumbing|450 Plumbing fixtures|500 HVAC equipment|800 Air distribution|850 Ductwork|900 Controls|990 Testing and balancing',
  ],
  [
    'Electrical',
    '050 Electrical demolition|100 Basic electrical|130 Raceway and boxes|200 Power distribution|400 Service and switchgear|500 Lighting|600 Emergency power|700 Communications|720 Data cabling|850 Electric heating',
  ],
];

export const costDivisions: readonly CostDivision[] = CATALOGUE.map(([name], index) => ({
  number: index + 1,
  code: String(index + 1).padStart(2, '0'),
  name,
}));

export const costCodes: readonly CostCode[] = CATALOGUE.flatMap(([, codes], index) =>
  codes.split('|').map((entry) => {
    const part = entry.slice(0, 3);
    const division = index + 1;
    return {
      division,
      part,
      name: entry.slice(4),
      sage: `${division}${part}.000`,
      full: `${String(division).padStart(2, '0')}-${part}`,
    };
  }),
);

/** Codes that people added in Procore and Sage has never heard of. */
export const procoreOnlyCodes = {
  /** Tied to a Sage number that is no longer there. */
  stale: { division: 15, part: '995', name: 'Commissioning agent', sage: '15995.500', full: '15-995' },
  /** Never tied to anything. */
  untied: { division: 1, part: '900', name: 'Owner allowance', sage: '', full: '01-900' },
} as const satisfies Record<string, CostCode>;

export type CostType = { readonly number: number; readonly name: string; readonly code: string; readonly base: string };

/** The nine cost types: five are Sage's own, four were named by the company. */
export const costTypes: readonly CostType[] = [
  { number: 1, name: 'Material', code: 'M', base: 'materials' },
  { number: 2, name: 'Labor', code: 'L', base: 'other' },
  { number: 3, name: 'Equipment', code: 'E', base: 'equipment' },
  { number: 4, name: 'Subcontract', code: 'S', base: 'commitment' },
  { number: 5, name: 'Other', code: 'O', base: 'other' },
  { number: 6, name: 'Permits and fees', code: 'P', base: 'other' },
  { number: 7, name: 'Bonds and insurance', code: 'B', base: 'other' },
  { number: 8, name: 'Small tools', code: 'T', base: 'equipment' },
  { number: 9, name: 'Contingency', code: 'C', base: 'other' },
];

export function findCostCode(full: string): CostCode {
  const code = costCodes.find((candidate) => candidate.full === full);
  if (code === undefined) throw new Error(`No cost code ${full} in the catalogue.`);
  return code;
}
