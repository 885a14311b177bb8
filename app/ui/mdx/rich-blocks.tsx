import { createContext, type ReactNode, useContext } from 'react'
import { keyed } from '../keyed'

/** The small tree that the text of a question becomes; there is no place in it for markup. */
export type RichInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'em'; readonly children: readonly RichInline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly RichInline[] }

export type RichBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly RichInline[] }
  | { readonly kind: 'code-block'; readonly text: string; readonly language?: string }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start?: number
      readonly items: readonly (readonly RichBlock[])[]
    }

const TextRenderer = createContext<(text: string) => ReactNode>((text) => text)

/** Draws the plain texts of the blocks inside by `render`: for text that has more in it than words, such as gaps. */
export function RichTextPieces(props: { render: (text: string) => ReactNode; children: ReactNode }) {
  return <TextRenderer.Provider value={props.render}>{props.children}</TextRenderer.Provider>
}

/** Blocks one below the other. */
export function RichBlocks({ blocks }: { blocks: readonly RichBlock[] }) {
  return (
    <>
      {keyed(blocks).map(({ key, item }) => (
        <Block key={key} block={item} />
      ))}
    </>
  )
}

/** For places that hold no blocks: a legend, a label. Paragraphs run on, lists become lines. */
export function RichLine({ blocks }: { blocks: readonly RichBlock[] }): ReactNode {
  return keyed(blocks).map(({ key, item, index }) => (
    <span key={key} className="rich-line" dir="auto">
      {index > 0 && ' '}
      {item.kind === 'paragraph' && <Inlines nodes={item.children} />}
      {item.kind === 'code-block' && <code>{item.text}</code>}
      {item.kind === 'list' && keyed(item.items).map((entry) => <RichLine key={entry.key} blocks={entry.item} />)}
    </span>
  ))
}

function Block({ block }: { block: RichBlock }) {
  if (block.kind === 'paragraph') {
    return (
      <p dir="auto">
        <Inlines nodes={block.children} />
      </p>
    )
  }
  if (block.kind === 'code-block') {
    return (
      <div className="code">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      </div>
    )
  }
  const items = keyed(block.items).map(({ key, item }) => (
    <li key={key}>
      <RichBlocks blocks={item} />
    </li>
  ))
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
}

function Inlines({ nodes }: { nodes: readonly RichInline[] }) {
  return (
    <>
      {keyed(nodes).map(({ key, item }) => (
        <Inline key={key} node={item} />
      ))}
    </>
  )
}

function Inline({ node }: { node: RichInline }) {
  const textOf = useContext(TextRenderer)
  switch (node.kind) {
    case 'text':
      return <>{textOf(node.text)}</>
    case 'code':
      return <code>{node.text}</code>
    case 'break':
      return <br />
    case 'strong':
      return (
        <strong>
          <Inlines nodes={node.children} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      )
    case 'link':
      return (
        <a href={node.href} rel="noreferrer">
          <Inlines nodes={node.children} />
        </a>
      )
  }
}
