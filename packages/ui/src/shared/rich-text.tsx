import { safeLink } from '@millyard/contracts/rich-text'
import { parseDocument } from 'htmlparser2'
import type { ReactNode } from 'react'

type Node = ReturnType<typeof parseDocument>['children'][number]

/**
 * A stored rich text as elements. They are built one by one from the list of what is allowed; HTML is never inserted. What
 * should not be there (it never passes the services) loses its tag here as well and is read as text.
 */
export function RichText({ html, className }: { html: string; className?: string }) {
  return <div className={className}>{toElements(parseDocument(html).children)}</div>
}

function toElements(nodes: readonly Node[]): ReactNode[] {
  return nodes.map((node, index) => {
    if (node.type === 'text') return node.data
    if (node.type !== 'tag') return null
    const children = toElements(node.children as Node[])
    // The parts of one text have no identity but their place.
    const key = index
    switch (node.name) {
      case 'h3':
        return <h3 key={key}>{children}</h3>
      case 'h4':
        return <h4 key={key}>{children}</h4>
      case 'p':
        return <p key={key}>{children}</p>
      case 'ul':
        return <ul key={key}>{children}</ul>
      case 'ol':
        return <ol key={key}>{children}</ol>
      case 'li':
        return <li key={key}>{children}</li>
      case 'strong':
        return <strong key={key}>{children}</strong>
      case 'em':
        return <em key={key}>{children}</em>
      case 'br':
        return <br key={key} />
      case 'a': {
        const href = safeLink(node.attribs.href)
        // A vendor wrote it: it says nothing of what we think of the other end, and the other end learns nothing of us.
        return href ? (
          <a key={key} href={href} rel="nofollow ugc noopener noreferrer">
            {children}
          </a>
        ) : (
          children
        )
      }
      default:
        return children
    }
  })
}
