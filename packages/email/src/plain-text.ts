import type { Block, MailContent } from './content.ts'

/** The text part of a mail: everything that the HTML says, in the same order, for people who read mail as text. */
export function toPlainText({ heading, blocks, reason }: MailContent): string {
  const parts = [
    'Millyard',
    heading,
    ...blocks.map(blockText),
    '--',
    `${reason}\nMillyard: goods from the people who make them.`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'small':
      return block.text
    case 'note':
      return `${block.label}\n${block.text
        .split(/\r?\n/)
        .map((line) => `> ${line}`)
        .join('\n')}`
    case 'button':
      return `${block.label}:\n${block.url}`
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n')
    case 'address':
      return [`${block.label}:`, ...block.lines].join('\n')
    case 'goods':
      return [
        ...(block.title ? [block.title] : []),
        ...block.lines.map(({ title, detail, quantity, amount }) => {
          const name = detail ? `${title} (${detail})` : title
          return amount === undefined ? `${quantity} × ${name}` : `${quantity} × ${name}: ${amount}`
        }),
        ...block.sums.map(({ label, amount }) => `${label}: ${amount}`),
      ].join('\n')
  }
}
