// A tick mark with its word: shape, colour and text together, never colour alone.
import { type MarkShape, markShapes } from './mark-shapes.ts';

export function MarkIcon(props: { readonly mark: MarkShape }) {
  return (
    <svg
      className="mark"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
      // The drawings are constants of this folder, shared with the grids.
      // biome-ignore lint/security/noDangerouslySetInnerHtml: constant markup, no data in it
      dangerouslySetInnerHTML={{ __html: markShapes[props.mark] }}
    />
  );
}

export function StatusMark(props: { readonly mark: MarkShape; readonly tone: string; readonly word: string }) {
  return (
    <span className={`status tone-${props.tone}`}>
      <MarkIcon mark={props.mark} />
      <span>{props.word}</span>
    </span>
  );
}
