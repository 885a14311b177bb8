import { Card } from '~/ui/card'
import { directionOf, useDirection } from '~/ui/direction'
import { keyed } from '~/ui/keyed'
import { PageHead } from '~/ui/page-head'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import type { PublicProgrammeView } from '../public-page/view-public-programme.server'
import type { SaidLine } from '../reading/said-rules'

/** The words around the rules, in the language that they are read in. */
export type PublicWords = Record<
  | 'eyebrow'
  | 'head'
  | 'lead'
  | 'benefits'
  | 'benefit'
  | 'policy'
  | 'cumulative'
  | 'definitions'
  | 'examples'
  | 'examplesNote'
  | 'nothing'
  | 'notEarned'
  | 'versions'
  | 'next'
  | 'added'
  | 'removed'
  | 'changed'
  | 'noTiers'
  | 'inForce',
  string
>

export type PublicProgrammePageProps = {
  view: PublicProgrammeView
  words: PublicWords
  /** “At what Gold asks: earns Gold”, one for each example. */
  exampleHeads: readonly string[]
  versionLines: readonly { key: string; text: string; isShown: boolean }[]
  languages: readonly { code: string; name: string; href: string; current: boolean }[]
  languagesLabel: string
}

/** A track's rules for everybody: what is asked and given, when tiers change, what comes next, and examples that were run. */
export function PublicProgrammePage(props: PublicProgrammePageProps) {
  const { view, words } = props
  const pageDirection = useDirection()
  const direction = directionOf(view.locale)
  return (
    <div lang={view.locale} dir={direction === pageDirection ? undefined : direction} className="public-rules">
      <PageHead eyebrow={words.eyebrow} title={words.head} lead={words.lead} />
      <nav className="tabs tabs-sm no-print" aria-label={props.languagesLabel}>
        {props.languages.map(({ code, name, href, current }) => (
          <a key={code} href={href} lang={code} hrefLang={code} aria-current={current ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <div className="stack">
        {view.next && <Next view={view} words={words} />}
        {view.said.tiers.length === 0 && <p>{words.noTiers}</p>}
        {view.said.tiers.map((tier) => (
          <Card key={tier.slug} id={`tier-${tier.slug}`} title={tier.title} padded>
            <Lines lines={tier.requirements} />
          </Card>
        ))}
        {view.tiers.length > 0 && view.benefits.length > 0 && (
          <Card id="benefits" title={words.benefits}>
            <Table
              caption={words.benefits}
              rows={view.benefits}
              rowKey={({ slug }) => slug}
              columns={[
                { key: 'benefit', header: words.benefit, cell: ({ title }) => title },
                ...view.tiers.map(({ slug, title }, index) => ({
                  key: slug,
                  header: title,
                  cell: ({ values }: { values: string[] }) => values[index],
                })),
              ]}
            />
          </Card>
        )}
        {view.tiers.length > 0 && (
          <Card id="policy" title={words.policy} padded>
            <ul className="list-disc ps-5">
              {view.said.policy.map((line) => (
                <li key={line}>{line}</li>
              ))}
              {view.tiers.length > 1 && <li>{words.cumulative}</li>}
            </ul>
          </Card>
        )}
        {view.definitions.length > 0 && (
          <Card id="definitions" title={words.definitions} padded>
            <dl className="definition-list">
              {view.definitions.map(({ title, lines }) => (
                <div key={title}>
                  <dt>{title}</dt>
                  {keyed(lines).map(({ key, item }) => (
                    <dd key={key}>{item}</dd>
                  ))}
                </div>
              ))}
            </dl>
          </Card>
        )}
        {view.examples.length > 0 && <Examples {...props} />}
        <Card id="versions" title={words.versions}>
          <ul className="rows">
            {props.versionLines.map(({ key, text, isShown }) => (
              <li key={key}>
                <p className="grow">{text}</p>
                {isShown && <Tag tone="success">{words.inForce}</Tag>}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  )
}

const Lines = ({ lines }: { lines: readonly SaidLine[] }) => (
  <ul className="list-disc ps-5">
    {lines.map((line) => (
      <li key={line.id}>
        {line.text}
        {line.parts.length > 0 && <Lines lines={line.parts} />}
      </li>
    ))}
  </ul>
)

const TONES = { added: 'success', removed: 'danger', changed: 'info' } as const

function Next({ view, words }: { view: PublicProgrammeView; words: PublicWords }) {
  if (!view.next) return null
  return (
    <Card id="next" title={words.next}>
      <ul className="rows">
        {keyed(view.next.lines).map(({ key, item }) => (
          <li key={key}>
            <Tag tone={TONES[item.is]}>{words[item.is]}</Tag>
            <p className="grow">
              {item.tier && <b>{item.tier}</b>} {item.text}
            </p>
          </li>
        ))}
        {view.next.lines.length === 0 && <li>{words.nothing}</li>}
      </ul>
    </Card>
  )
}

const KINDS = { at: 'success', below: 'warn', above: 'info' } as const

function Examples({ view, words, exampleHeads }: PublicProgrammePageProps) {
  return (
    <Card id="examples" title={words.examples} note={words.examplesNote}>
      <ul className="rows examples">
        {keyed(view.examples).map(({ key, item, index }) => (
          <li key={key}>
            <div className="grow stack stack-sm">
              <h3>{exampleHeads[index]}</h3>
              <ul className="list-disc ps-5">
                {item.company.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              {item.missing.map((line) => (
                <p key={line} className="small muted">
                  {line}
                </p>
              ))}
            </div>
            <Tag tone={KINDS[item.kind]}>{item.earns ?? words.notEarned}</Tag>
          </li>
        ))}
      </ul>
    </Card>
  )
}
