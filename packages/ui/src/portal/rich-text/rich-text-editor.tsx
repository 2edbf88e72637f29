'use client'
import { Input } from '@mantine/core'
import { RichTextEditor as Frame, Link } from '@mantine/tiptap'
import { richTextLength, safeLink } from '@millyard/contracts/rich-text'
import { useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { formatCount } from '../../format.ts'
import classes from './rich-text.module.css'

export interface RichTextEditorProps {
  label: string
  description?: ReactNode
  error?: ReactNode
  /** Stored rich text; '' when there is nothing to read. */
  value?: string
  onChange?: (html: string) => void
  onBlur?: () => void
  disabled?: boolean
  /** Characters that a reader sees. */
  maxLength: number
}

/** What can be written; everything else that is pasted becomes plain paragraphs. The service has the last word. */
const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [3, 4] },
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    link: false,
    strike: false,
    underline: false,
  }),
  Link.configure({
    openOnClick: false,
    autolink: false,
    HTMLAttributes: { target: null, rel: null, class: null },
    isAllowedUri: (address) => safeLink(address) !== undefined,
  }),
]

/**
 * A text with headings, bold, italic, lists and links. Keys: Ctrl+B, Ctrl+I, Ctrl+K for a link, Ctrl+Alt+3 and 4 for
 * headings, Ctrl+Shift+7 and 8 for lists; the toolbar is reached with Shift+Tab.
 */
export function RichTextEditor(props: RichTextEditorProps) {
  const { label, description, error, value = '', onChange, onBlur, disabled = false, maxLength } = props
  const id = useId()
  const written = useRef(value)
  const describedBy = [description ? `${id}-description` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: value,
    editable: !disabled,
    // The page is made on the server; the editor begins in the browser.
    immediatelyRender: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(error ? { 'aria-invalid': 'true' } : {}),
      },
    },
    onUpdate: ({ editor: current }) => {
      written.current = current.isEmpty ? '' : current.getHTML()
      onChange?.(written.current)
    },
    onBlur: () => onBlur?.(),
  })

  // Another text from outside: a draft that was loaded again, a version that was restored.
  useEffect(() => {
    if (!editor || value === written.current) return
    written.current = value
    editor.commands.setContent(value, { emitUpdate: false })
  }, [editor, value])
  useEffect(() => {
    editor?.setEditable(!disabled, false)
  }, [editor, disabled])

  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id: `${id}-label`, onClick: () => editor?.commands.focus() }}
      description={description}
      descriptionProps={{ id: `${id}-description` }}
      error={error}
      errorProps={{ id: `${id}-error` }}
    >
      <Frame editor={editor} variant="subtle" className={classes.content} data-invalid={error ? true : undefined}>
        <Frame.Toolbar role="group" aria-label="Formatting">
          <Frame.ControlsGroup>
            <Frame.Bold />
            <Frame.Italic />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.H3 />
            <Frame.H4 />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.BulletList />
            <Frame.OrderedList />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.Link />
            <Frame.Unlink />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.Undo />
            <Frame.Redo />
          </Frame.ControlsGroup>
        </Frame.Toolbar>
        <Frame.Content className={classes.text} />
      </Frame>
      <p className={classes.count}>
        {formatCount(richTextLength(value))} of {formatCount(maxLength)} characters
      </p>
    </Input.Wrapper>
  )
}
