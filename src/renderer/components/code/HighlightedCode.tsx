import { inertText } from '../inert-text.js';
import { CodeFrame } from './CodeBlock.js';
import styles from './HighlightedCode.module.css';
import { highlightCode } from './highlight.js';
import type { CodeLanguage } from './highlight-patterns.js';

interface HighlightedCodeProps {
  readonly code: string;
  readonly language: CodeLanguage;
  /** What it is, for screen readers and for the copy. */
  readonly what: string;
  /** Its lines stay whole: what is around it scrolls sideways. */
  readonly wholeLines?: boolean;
}

/** Code to copy as a whole, its comments, strings and keywords in colours. */
export function HighlightedCode({ code, language, what, wholeLines }: HighlightedCodeProps) {
  return (
    <CodeFrame label={what} copy={code} wholeLines={wholeLines}>
      {highlightCode(code, language).map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
        <span key={index} className={kind === 'plain' ? undefined : styles[kind]}>
          {inertText(text)}
        </span>
      ))}
    </CodeFrame>
  );
}
