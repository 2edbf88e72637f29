'use client'
import { Input } from '@mantine/core'
import { RichTextEditor as Frame } from '@mantine/tiptap'
import { richTextLength, safeLink } from '@millyard/contracts/rich-text'
import { IconH1, IconH2 } from '@tabler/icons-react'
import { Link } from '@tiptap/extension-link'
import { useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useExtracted } from 'next-intl'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { formatCount } from '../../shared/format.ts'
import { LinkControl } from './link-control.tsx'
import { withOurHeadings } from './pasted-html.ts'
import classes from './rich-text.module.css'
import { keepOneStop, moveInToolbar } from './toolbar-keys.ts'

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

/** Headings are told as a writer sees them: the page's own are not theirs to write. */
function useLabels() {
  const t = useExtracted('client')
  return {
    boldControlLabel: t('Bold (Ctrl+B)'),
    italicControlLabel: t('Italic (Ctrl+I)'),
    h3ControlLabel: t('Heading (Ctrl+Alt+3)'),
    h4ControlLabel: t('Small heading (Ctrl+Alt+4)'),
    bulletListControlLabel: t('List (Ctrl+Shift+8)'),
    orderedListControlLabel: t('Numbered list (Ctrl+Shift+7)'),
    undoControlLabel: t('Undo (Ctrl+Z)'),
    redoControlLabel: t('Redo (Ctrl+Shift+Z)'),
  }
}

const HeadingIcon = () => <IconH1 size={18} stroke={1.5} aria-hidden />
const SmallHeadingIcon = () => <IconH2 size={18} stroke={1.5} aria-hidden />

/**
 * A text with headings, bold, italic, lists and links. The toolbar is one stop of the Tab key and moved in with the arrow
 * keys; every button of it has a key of its own as well, told in its name.
 */
export function RichTextEditor(props: RichTextEditorProps) {
  const t = useExtracted('client')
  const labels = useLabels()

  const { label, description, error, value = '', onChange, onBlur, disabled = false, maxLength } = props
  const id = useId()
  const written = useRef(value)
  const toolbar = useRef<HTMLDivElement>(null)
  const [isLinking, setIsLinking] = useState(false)
  const describedBy = [description ? `${id}-description` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: value,
    editable: !disabled,
    // The page is made on the server; the editor begins in the browser.
    immediatelyRender: false,
    editorProps: {
      attributes: {
        id: `${id}-text`,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(error ? { 'aria-invalid': 'true' } : {}),
      },
      transformPastedHTML: withOurHeadings,
      handleKeyDown: (_, event) => {
        if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return false
        event.preventDefault()
        setIsLinking(true)
        return true
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

  useEffect(() => {
    const keep = () => toolbar.current && keepOneStop(toolbar.current)
    keep()
    editor?.on('transaction', keep)
    return () => {
      editor?.off('transaction', keep)
    }
  }, [editor])

  const length = richTextLength(value)
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
      <Frame
        editor={editor}
        variant="subtle"
        labels={labels}
        className={classes.frame}
        data-invalid={error ? true : undefined}
      >
        <Frame.Toolbar
          ref={toolbar}
          role="toolbar"
          aria-label={t('Formatting')}
          aria-controls={`${id}-text`}
          onKeyDown={moveInToolbar}
          onFocus={(event) => keepOneStop(event.currentTarget, event.target)}
        >
          <Frame.ControlsGroup>
            <Frame.Bold />
            <Frame.Italic />
            <LinkControl
              editor={editor}
              opened={isLinking}
              onOpen={() => setIsLinking(true)}
              onClose={() => setIsLinking(false)}
            />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.H3 icon={HeadingIcon} />
            <Frame.H4 icon={SmallHeadingIcon} />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.BulletList />
            <Frame.OrderedList />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.Undo />
            <Frame.Redo />
          </Frame.ControlsGroup>
        </Frame.Toolbar>
        <Frame.Content className={classes.text} />
      </Frame>
      <p className={classes.count} data-over={length > maxLength ? true : undefined}>
        {t('{length} of {maxLength} characters', { length: formatCount(length), maxLength: formatCount(maxLength) })}
      </p>
    </Input.Wrapper>
  )
}
