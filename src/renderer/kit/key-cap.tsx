// The key that does the same as a button; read out through the button's own shortcut attribute.
export function KeyCap(props: { readonly keys: string }) {
  return (
    <span className="key-cap" aria-hidden="true">
      {props.keys}
    </span>
  );
}
