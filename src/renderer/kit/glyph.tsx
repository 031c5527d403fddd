// Small tool drawings of the window, one line weight; decorative, the button carries the name.
const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const shapes = {
  columns: 'M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9',
  maximise: 'M9.5 2.5h4v4M13.5 2.5l-4.6 4.6M6.5 13.5h-4v-4M2.5 13.5l4.6-4.6',
  restore: 'M13 7H9V3M9 7l4.5-4.5M3 9h4v4M7 9l-4.5 4.5',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.6v2.8h-2.8',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M4 6.2l4 4 4-4',
  right: 'M6.2 4l4 4-4 4',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.4 10.4l3 3',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  drawer: 'M2.5 3h11v10h-11zM2.5 9h11',
} as const;

export function Glyph(props: { readonly name: keyof typeof shapes }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" className="glyph">
      <path d={shapes[props.name]} {...line} />
    </svg>
  );
}
