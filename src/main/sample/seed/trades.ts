// What subcontractors of each trade do: their cost codes and the words their schedules of values use.

export type Trade = {
  readonly key: string;
  readonly vendorType: number;
  readonly title: string;
  /** Procore full codes. */
  readonly codes: readonly string[];
  readonly scopes: readonly string[];
  /** Usual contract size in whole dollars. */
  readonly from: number;
  readonly to: number;
};

function trade(row: string): Trade {
  const [key = '', title = '', type = '', size = '', codes = '', scopes = ''] = row
    .split(';')
    .map((part) => part.trim());
  const [from = '', to = ''] = size.split('-');
  return {
    key,
    title,
    vendorType: Number(type),
    from: Number(from) * 1000,
    to: Number(to) * 1000,
    codes: codes.split(' '),
    scopes: scopes.split('|'),
  };
}

export const vendorTypes: readonly (readonly [number: number, name: string])[] = [
  [1, 'Subcontractor'],
  [2, 'Material supplier'],
  [3, 'Equipment rental'],
  [4, 'Professional services'],
  [5, 'Utility'],
];

export const trades: readonly Trade[] = [
  'excavation; Excavation and site utilities; 1; 120-640; 02-050 02-100 02-200 02-300 02-600 02-700; Mobilize and survey|Clear and grub site|Mass excavation|Structural backfill|Trench and bed utilities|Storm pipe and catch basins|Erosion control|Haul-off and disposal',
  'concrete; Cast-in-place concrete; 1; 180-890; 03-100 03-200 03-300 03-350 03-500 03-600; Footings and grade beams|Foundation walls|Slab on grade|Elevated slabs|Stairs and landings|Place and finish|Cure and protect|Reinforcing steel',
  'electrical; Electrical; 1; 90-720; 16-050 16-100 16-130 16-200 16-400 16-500 16-600 16-720; Rough-in|Panels and feeders|Branch wiring|Light fixtures|Devices and trim|Site lighting|Temporary power|Low voltage pathways|Emergency circuits',
  'plumbing; Plumbing; 1; 70-410; 15-050 15-100 15-400 15-450 02-600; Underground waste and vent|Rough-in|Water distribution|Fixtures and trim|Gas piping|Water heaters|Insulation|Test and chlorinate',
  'hvac; Heating and ventilation; 1; 110-780; 15-050 15-500 15-800 15-850 15-900 15-990; Rooftop units|Ductwork|Diffusers and grilles|Exhaust fans|Refrigerant piping|Controls|Start-up and balancing|Commissioning support',
  'drywall; Metal studs and drywall; 1; 80-460; 05-400 07-200 07-250 09-200 09-250; Layout and track|Metal stud framing|Hang board|Tape and finish|Shaft wall|Soffits and furring|Backing and blocking|Level 5 finish at lobby',
  'painting; Painting; 1; 25-140; 09-900 09-200 07-920; Surface preparation|Prime coats|Finish coats interior|Finish coats exterior|Doors and frames|Epoxy coatings|Touch-up',
  'roofing; Roofing and flashing; 1; 95-380; 07-310 07-500 07-600 07-200 07-100; Tear-off|Tapered insulation|Membrane|Flashing and copings|Gutters and downspouts|Roof hatches|Warranty inspection',
  'steel; Structural steel; 1; 160-900; 05-100 05-200 05-300 05-500 05-520; Shop drawings|Fabricate columns and beams|Joists and deck|Erect frame|Stairs|Handrails|Embeds and anchor bolts|Touch-up and inspection',
  'masonry; Masonry; 1; 60-350; 04-100 04-200 04-250 04-300 04-400; Unit masonry|Brick veneer|Reinforced grout|Stone base|Lintels and flashings|Clean and seal|Scaffold',
  'carpentry; Carpentry and millwork; 1; 70-430; 06-100 06-170 06-180 06-200 06-400 06-410; Wall framing|Roof framing|Sheathing|Blocking|Casework|Countertops|Running trim|Install doors',
  'glazing; Storefront and glazing; 1; 55-390; 08-400 08-500 08-800 08-900; Storefront frames|Windows|Insulated glass|Entrance doors|Curtain wall|Sealants and caulking|Interior glazing|Water test',
  'doors; Doors, frames and hardware; 2; 30-160; 08-100 08-200 08-330 08-700; Hollow metal frames|Wood doors|Hardware sets|Coiling doors|Install|Keying',
  'flooring; Flooring; 1; 40-220; 09-640 09-650 09-680 09-300; Moisture mitigation|Resilient tile|Carpet tile|Wood floor|Base|Tile at restrooms|Protection',
  'sprinkler; Fire sprinklers; 1; 45-240; 15-300 13-850 02-600; Design and permits|Underground main|Risers|Branch lines|Heads and trim|Backflow and test',
  'elevator; Elevators; 1; 90-260; 14-200 14-400 14-600; Shop drawings|Equipment delivery|Rail and car installation|Controller and doors|Inspection and turnover',
  'paving; Asphalt paving; 1; 40-260; 02-500 02-200 02-800; Fine grade|Base course|Asphalt surface|Striping and signs|Wheel stops|Seal coat',
  'landscape; Landscaping; 1; 30-180; 02-900 02-300 02-800; Soil preparation|Irrigation|Trees and shrubs|Sod and seed|Bark mulch|Maintenance period',
  'insulation; Insulation and firestopping; 1; 20-120; 07-200 07-250 07-920; Batt insulation|Rigid insulation|Spray foam|Firestopping|Air barrier',
  'specialties; Specialties; 2; 18-110; 10-100 10-150 10-400 10-500 10-520 10-650 10-800; Toilet partitions|Accessories|Lockers|Signage|Extinguishers and cabinets|Marker boards|Operable wall',
].map(trade);

export function findTrade(key: string): Trade {
  const found = trades.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`No trade ${key}.`);
  return found;
}
