'use client'
import { Button, Group, Popover, Stack, TextInput } from '@mantine/core'
import { RichTextEditor as Frame } from '@mantine/tiptap'
import { readLink } from '@millyard/contracts/rich-text'
import { IconLink } from '@tabler/icons-react'
import { type Editor, useEditorState } from '@tiptap/react'
import { useExtracted } from 'next-intl'
import { useState } from 'react'

export interface LinkControlProps {
  editor: Editor | null
  opened: boolean
  onOpen: () => void
  onClose: () => void
}

/** Makes, changes and removes the link at the cursor. With no text chosen and no link there, the address itself becomes its text. */
export function LinkControl({ editor, opened, onOpen, onClose }: LinkControlProps) {
  const t = useExtracted('client')

  const active = useEditorState({ editor, selector: (state) => state.editor?.isActive('link') ?? false }) ?? false
  return (
    <Popover
      trapFocus
      returnFocus={false}
      shadow="md"
      position="bottom-start"
      opened={opened}
      onChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Popover.Target>
        <Frame.Control
          active={active}
          disabled={!editor?.isEditable}
          aria-label={t('Link')}
          title={t('Link (Ctrl+K)')}
          aria-expanded={opened}
          onClick={onOpen}
        >
          <IconLink size={16} stroke={1.5} aria-hidden />
        </Frame.Control>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('Link')}>
        {opened && editor ? <LinkForm editor={editor} isLink={active} onClose={onClose} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
}

function LinkForm({ editor, isLink, onClose }: { editor: Editor; isLink: boolean; onClose: () => void }) {
  const t = useExtracted('client')

  const [typed, setTyped] = useState<string>(editor.getAttributes('link').href ?? '')
  const [error, setError] = useState<string>()

  function save() {
    const href = readLink(typed)
    if (!href) return setError(t('Write an address such as https://example.com or name@example.com.'))
    const chain = editor.chain().focus()
    if (isLink || !editor.state.selection.empty) chain.extendMarkRange('link').setLink({ href }).run()
    else chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
    onClose()
  }

  return (
    <Stack gap="sm" w="min(20rem, calc(100vw - 4rem))">
      <TextInput
        data-autofocus
        label={t('Address of the link')}
        placeholder={t('https://example.com')}
        inputMode="url"
        value={typed}
        error={error}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setError(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          save()
        }}
      />
      <Group gap="xs">
        <Button onClick={save}>{t('Save')}</Button>
        {isLink ? (
          <Button
            variant="default"
            onClick={() => {
              editor.chain().focus().extendMarkRange('link').unsetLink().run()
              onClose()
            }}
          >
            {t('Remove')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  )
}
