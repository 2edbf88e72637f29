import { RichText } from '../../shared/rich-text.tsx'
import classes from './rich-text.module.css'

/** A stored rich text in a portal. */
export function RichTextView({ html }: { html: string }) {
  return <RichText html={html} className={classes.text} />
}
