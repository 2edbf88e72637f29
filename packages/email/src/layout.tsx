import type { ReactNode } from 'react'
import { Body, Button, Container, Head, Heading, Html, Preview, Section, Text } from 'react-email'
import type { Block, GoodsLine, MailContent, Sum } from './content.ts'
import { DARK_STYLES, HEADING_FONT, LIGHT, TEXT_FONT } from './theme.ts'

const text = { margin: 0, fontFamily: TEXT_FONT, fontSize: '16px', lineHeight: '26px', color: LIGHT.ink } as const
const small = { ...text, fontSize: '14px', lineHeight: '22px', color: LIGHT.inkSoft } as const
const cell = { padding: '9px 0' } as const
const line = { borderTop: `1px solid ${LIGHT.line}` } as const
const softCell = { fontSize: '14px', color: LIGHT.inkSoft } as const
const totalCell = { fontSize: '16px', fontWeight: 600, color: LIGHT.ink } as const
const figure = {
  paddingLeft: '16px',
  textAlign: 'right',
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
} as const
/** Words of people may be one long word. */
const breakable = { overflowWrap: 'anywhere', wordBreak: 'break-word' } as const

/** The one shape of every mail: paper ground, a column of 560 pixels, the wordmark, the heading, what happened, what next. */
export function MailLayout({ content }: { content: MailContent }): ReactNode {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <style>{`:root{color-scheme:light dark;supported-color-schemes:light dark}${DARK_STYLES}`}</style>
      </Head>
      <Body className="m-ground" style={{ margin: 0, padding: 0, backgroundColor: LIGHT.ground }}>
        <Preview>{content.preview}</Preview>
        <Section className="m-ground m-outer" style={{ backgroundColor: LIGHT.ground, padding: '32px 16px' }}>
          <Container style={{ maxWidth: '560px', width: '100%', margin: '0 auto' }}>
            <Text
              className="m-ink"
              style={{ ...text, fontFamily: HEADING_FONT, fontSize: '22px', fontWeight: 600, letterSpacing: '-0.2px' }}
            >
              Millyard
            </Text>
            <Section
              className="m-surface m-surface-pad"
              style={{
                backgroundColor: LIGHT.surface,
                border: `1px solid ${LIGHT.line}`,
                borderRadius: '6px',
                marginTop: '16px',
                padding: '32px 36px 36px',
              }}
            >
              <Heading
                as="h1"
                className="m-ink"
                style={{
                  margin: 0,
                  fontFamily: HEADING_FONT,
                  fontSize: '28px',
                  lineHeight: '36px',
                  fontWeight: 600,
                  color: LIGHT.ink,
                  ...breakable,
                }}
              >
                {content.heading}
              </Heading>
              {content.blocks.map((block, index) => (
                // The index is a good key: a mail is rendered once.
                <BlockView key={index} block={block} />
              ))}
            </Section>
            <Text className="m-soft" style={{ ...small, marginTop: '20px' }}>
              {content.reason}
            </Text>
            <Text className="m-soft" style={small}>
              Millyard: goods from the people who make them.
            </Text>
          </Container>
        </Section>
      </Body>
    </Html>
  )
}

function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'text':
      return (
        <Text className="m-ink" style={{ ...text, ...breakable, marginTop: '16px' }}>
          {block.text}
        </Text>
      )
    case 'small':
      return (
        <Text className="m-soft" style={{ ...small, ...breakable, marginTop: '20px' }}>
          {block.text}
        </Text>
      )
    case 'note':
      return (
        <Section
          className="m-rule"
          style={{ borderLeft: `3px solid ${LIGHT.green}`, marginTop: '24px', paddingLeft: '16px' }}
        >
          <Text className="m-soft" style={small}>
            {block.label}
          </Text>
          <Text className="m-ink" style={{ ...text, ...breakable, whiteSpace: 'pre-line' }}>
            {block.text}
          </Text>
        </Section>
      )
    case 'button':
      return (
        <Section style={{ marginTop: '28px' }}>
          <Button
            className="m-button"
            href={block.url}
            style={{
              backgroundColor: LIGHT.green,
              color: LIGHT.onGreen,
              borderRadius: '6px',
              fontFamily: TEXT_FONT,
              fontSize: '16px',
              lineHeight: '24px',
              fontWeight: 600,
              padding: '12px 24px',
            }}
          >
            {block.label}
          </Button>
        </Section>
      )
    case 'facts':
      return (
        <Table marginTop="24px">
          {block.rows.map(([label, value]) => (
            <tr key={label}>
              <td
                valign="top"
                className="m-line m-soft"
                style={{ ...cell, ...line, ...softCell, paddingRight: '16px', width: '34%' }}
              >
                {label}
              </td>
              <td valign="top" className="m-line" style={{ ...cell, ...line }}>
                {value}
              </td>
            </tr>
          ))}
        </Table>
      )
    case 'address':
      return (
        <Section style={{ marginTop: '24px' }}>
          <Text className="m-soft" style={small}>
            {block.label}
          </Text>
          {block.lines.map((line) => (
            <Text key={line} className="m-ink" style={{ ...text, ...breakable, fontSize: '15px', lineHeight: '22px' }}>
              {line}
            </Text>
          ))}
        </Section>
      )
    case 'goods':
      return (
        <Section style={{ marginTop: '28px' }}>
          {block.title ? (
            <Text
              className="m-ink"
              style={{
                ...text,
                ...breakable,
                fontFamily: HEADING_FONT,
                fontSize: '18px',
                fontWeight: 600,
                paddingBottom: '6px',
              }}
            >
              {block.title}
            </Text>
          ) : null}
          <Table marginTop="0">
            {block.lines.map((goods, index) => (
              <LineView key={index} goods={goods} />
            ))}
            {block.sums.map((sum, index) => (
              <SumView key={sum.label} sum={sum} isFirst={index === 0} />
            ))}
          </Table>
        </Section>
      )
  }
}

/** Rows by hand, with the type set once on the table: an order of two hundred lines must stay below the size at which Gmail cuts a mail off (102 KB). */
function Table({ marginTop, children }: { marginTop: string; children: ReactNode }): ReactNode {
  return (
    <table
      role="presentation"
      className="m-ink"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      border={0}
      style={{
        marginTop,
        borderCollapse: 'collapse',
        fontFamily: TEXT_FONT,
        fontSize: '15px',
        lineHeight: '22px',
        fontVariantNumeric: 'tabular-nums',
        color: LIGHT.ink,
        ...breakable,
      }}
    >
      <tbody>{children}</tbody>
    </table>
  )
}

function LineView({ goods: { title, detail, quantity, amount } }: { goods: GoodsLine }): ReactNode {
  return (
    <tr>
      <td valign="top" className="m-line" style={{ ...cell, ...line }} colSpan={amount === undefined ? 2 : 1}>
        {title}
        <div className="m-soft" style={softCell}>
          {[detail, `Quantity ${quantity}`].filter(Boolean).join(' · ')}
        </div>
      </td>
      {amount === undefined ? null : (
        <td valign="top" align="right" className="m-line" style={{ ...cell, ...line, ...figure }}>
          {amount}
        </td>
      )}
    </tr>
  )
}

function SumView({ sum: { label, amount, isTotal = false }, isFirst }: { sum: Sum; isFirst: boolean }): ReactNode {
  const tone = isTotal ? totalCell : softCell
  const edge = isFirst ? { ...line, paddingTop: '10px' } : {}
  const className = [isFirst ? 'm-line' : '', isTotal ? 'm-ink' : 'm-soft'].filter(Boolean).join(' ')
  return (
    <tr>
      <td valign="top" className={className} style={{ ...cell, padding: '3px 0', ...edge, ...tone }}>
        {label}
      </td>
      <td
        valign="top"
        align="right"
        className={className}
        style={{ ...cell, padding: '3px 0', ...edge, ...figure, ...tone }}
      >
        {amount}
      </td>
    </tr>
  )
}
