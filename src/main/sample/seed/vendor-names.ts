// The directory's names: twenty trades, six firms each; Cascade Electric keeps vendor number 317.

/** Six firms per trade, in the order of `trades`. The index + 301 is the Sage vendor number. */
const FIRMS: readonly string[] = [
  'Alder Creek Excavating|Bitterroot Earthworks LLC|Three Sisters Sitework Inc|Deschutes Grading Co|Sound Utility Contractors|Granite Bar Excavation',
  'Columbia Concrete Inc|Northshore Flatwork|Basalt Forming & Placing|Willamette Concrete Pumping|Tamarack Foundations LLC|Cowlitz Ready Crew',
  'Bonneville Power & Light Works|Evergreen Electric Inc|Juniper Wiring Co|Kestrel Electrical Contractors|Cascade Electric LLC|Cascade Electrical Inc.',
  'Pine Ridge Plumbing Co.|Pineridge Plumbing LLC|Rogue River Mechanical|Tidewater Plumbing Inc|Ochoco Pipeworks|Fir Street Plumbing & Drain',
  'Mount Hood Heating & Air|Puget Comfort Systems|Steelhead Sheet Metal|Airflow Northwest LLC|Salmon Bay HVAC Inc|Clearwater Climate Control',
  'Northwest Drywall Inc.|North West Drywall LLC|Cedar Hollow Interiors|Summit Wall Systems|O\'Brien "Quick" Drywall, Inc.|Level Five Finishing',
  'Painted Hills Painting|Rainshadow Coatings LLC|Two Coats Painting Co|Peninsula Pro Painters|Spruce & Sons Painting|Harbor Hue Coatings',
  'Storm King Roofing|Blue Tarp Roofing & Gutter|Cascadia Roofing Inc|Summit Ridge Sheet Metal|Overlake Roof Services|Drip Edge Roofing LLC',
  'Ironwood Steel Fabricators|Lewis River Steel|Vulcan Bay Erectors|Three Rivers Iron Inc|Anvil Point Metals|Beacon Ornamental Iron',
  'Peña y Hijos Masonry|Stonebridge Masonry Inc|Mossback Brick & Block|Fort Rock Masonry|Old Mill Stoneworks|Tacoma Tuckpointing',
  'Timberline Framing LLC|Doug Fir Carpentry|Mortise & Tenon Millwork|Kalama Casework Inc|Bluebird Finish Carpentry|Shoreline Framers',
  'Clear Lake Glass|Müller Façade & Glazing|Viewpoint Storefronts Inc|Glacier Glass Co|Tidal Glazing Systems|Skyline Curtain Wall LLC',
  'Portland Door & Hardware|Overhead Specialists NW|Keystone Frames Inc|Latch & Hinge Supply|Salem Coiling Door|Evergreen Openings LLC',
  'Wide Plank Flooring|Chinook Tile & Stone|Soft Step Carpet Inc|Resilient Northwest|Dungeness Tile Co|Level Ground Floors',
  'Firewatch Sprinkler|Crater Fire Protection|Aqua Shield Systems Inc|Hydrant Hill Fire LLC|Siskiyou Sprinkler Co|Rapid Response Fire',
  'Vertical Northwest Elevator|Summit Lift & Elevator|Cabline Elevator Co|Tri-County Elevator|Rainier Lifts Inc|Plumb Line Elevator',
  'Blacktop Brothers|Umpqua Asphalt Inc|Straight Line Striping|Roadrunner Paving|Klickitat Paving Co|Smooth Mile Asphalt LLC',
  'Fern Hollow Landscape|Green Gorge Gardens|Camas Landscape Inc|Sword Fern Irrigation|Madrone Grounds Co|Wildrose Landscaping',
  'Snug Harbor Insulation|R-Value Northwest|Firebreak Stopping Inc|Cocoon Spray Foam|Batten Down Insulation|Thermal Coast LLC',
  'Placard & Post Signs|Ω Ohm Controls & Signage LLC|Partition Pros|Locker Room Supply Co|Marker Board Outfitters|Restroom Specialties NW',
];

export const firmNames: readonly (readonly string[])[] = FIRMS.map((line) => line.split('|'));

/** In Procore's directory without a tie to Sage; the value is what Sage calls the same firm, or null if it has none. */
export const unlinkedFirms: Readonly<Record<string, string | null>> = {
  'Cascade Electrical Inc.': 'Cascade Electrical Inc',
  'Pineridge Plumbing LLC': 'Pineridge Plumbing, LLC',
  'North West Drywall LLC': 'North West Drywall, LLC',
  'Basalt Forming & Placing': 'Basalt Forming and Placing',
  'Blue Tarp Roofing & Gutter': 'Blue Tarp Roofing and Gutter',
  'Mortise & Tenon Millwork': 'Mortise and Tenon Millwork Inc',
  'Chinook Tile & Stone': 'CHINOOK TILE & STONE',
  'Umpqua Asphalt Inc': 'Umpqua Asphalt Incorporated',
  'Camas Landscape Inc': 'Camas Landscape',
  'Level Five Finishing': null,
  'Drip Edge Roofing LLC': null,
  'Evergreen Openings LLC': null,
  'Rapid Response Fire': null,
  'Plumb Line Elevator': null,
  'Thermal Coast LLC': null,
};

/** Names that are easily taken for one another: three pairs, each two different firms. */
export const similarFirms: readonly string[] = [
  'Cascade Electric LLC',
  'Cascade Electrical Inc.',
  'Pine Ridge Plumbing Co.',
  'Pineridge Plumbing LLC',
  'Northwest Drywall Inc.',
  'North West Drywall LLC',
];

/** Linked, but no longer active in Sage. */
export const inactiveFirms: readonly string[] = [
  'Ochoco Pipeworks',
  'Steelhead Sheet Metal',
  'Tacoma Tuckpointing',
  'Roadrunner Paving',
];

/** Only in Sage: never asked to bid, so nobody put them into Procore. */
export const sageOnlyFirms: readonly (readonly [name: string, vendorType: number])[] = [
  ['Portland General Power', 5],
  ['Tri-Met Water District', 5],
  ['Builders Yard Lumber Supply', 2],
  ['High Desert Equipment Rental', 3],
  ['Sandstone Structural Engineers', 4],
];

export const towns: readonly (readonly [city: string, state: string, zip: string, area: string])[] = [
  ['Eugene', 'OR', '97402', '541'],
  ['Portland', 'OR', '97211', '503'],
  ['Salem', 'OR', '97301', '503'],
  ['Bend', 'OR', '97701', '541'],
  ['Vancouver', 'WA', '98661', '360'],
  ['Tacoma', 'WA', '98409', '253'],
  ['Seattle', 'WA', '98108', '206'],
  ['Kent', 'WA', '98032', '253'],
  ['Hood River', 'OR', '97031', '541'],
  ['Astoria', 'OR', '97103', '503'],
];

export const streets: readonly string[] = [
  'Dock Rd',
  'Mill St',
  'Industrial Way',
  'Harbor Ave',
  'Foundry Ln',
  'Railroad Ave',
  'Quarry Rd',
  'Cannery Row',
  'Old Highway 99',
  'Sawmill Loop',
];
