import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { directionOf } from '~/ui/direction'
import { keyed } from '~/ui/keyed'
import { useNonce } from '~/ui/nonce'
import { TabLinks } from '~/ui/tabs'
import { Tag } from '~/ui/tag'
import { describeFinding } from '../../describe/finding'
import { describeProblem } from '../../describe/problem'
import { NO_NAMES } from '../../language/names'
import type { Finding } from '../../lint/finding'
import type { Problem } from '../../parse/problem'
import { useSay } from '../../ui/words'
import type { SaidLine, SaidRules } from '../reading/said-rules'
import { DraftFrame, type DraftHead } from './draft-frame'

export type DraftTextView = {
  head: DraftHead
  source: string
  revision: number
  updatedAt: number
  updatedBy: string | null
  problems: readonly Problem[]
  /** What can be read, but can hardly be meant. */
  findings: readonly Finding[]
  /** The rules in words; null while the text has problems. */
  said: SaidRules | null
  /** Languages in which they can be read. */
  languages: readonly { code: string; name: string; current: boolean }[]
  scriptSrc: string | undefined
}

export type DraftTextTrouble = { source: string; revision: number }

/** The text of a draft, what is wrong with it by line, and what it says in words. */
export function DraftTextPage({ view, trouble }: { view: DraftTextView; trouble: DraftTextTrouble | null }) {
  const t = useT('rulebook')
  const nonce = useNonce()
  return (
    <DraftFrame head={view.head} room="text">
      {trouble && (
        <Callout kind="warn" status>
          {t('text.conflict')}
        </Callout>
      )}
      <div id="restored-text" hidden>
        <Callout kind="info" status actions={<RestoreActions />}>
          {t('text.restored')}
        </Callout>
      </div>
      <div className="rule-editor">
        <form
          method="post"
          id="draft-form"
          className="stack"
          data-checks-draft=""
          data-unsaved=""
          data-rule-text={view.head.id}
          noValidate
        >
          <input type="hidden" name="revision" value={trouble?.revision ?? view.revision} />
          <div className="field">
            <label htmlFor="source">{t('text.label')}</label>
            <div className="line-editor" dir="ltr">
              <pre aria-hidden="true" className="line-numbers" />
              <textarea
                id="source"
                name="source"
                className="textarea mono"
                rows={28}
                wrap="off"
                spellCheck={false}
                autoCapitalize="off"
                autoComplete="off"
                aria-describedby="source-help"
                defaultValue={trouble?.source ?? view.source}
              />
            </div>
            <p className="help" id="source-help">
              {t('text.keys')}
            </p>
          </div>
          <div className="row">
            <Button variant="primary" data-save="">
              {t('text.save')}
            </Button>
            <SavedAt view={view} />
          </div>
        </form>
        <div id="draft-checks" className="stack">
          <Problems problems={view.problems} />
          {view.findings.length > 0 && <Findings findings={view.findings} />}
          {view.said && <Reading said={view.said} view={view} />}
        </div>
      </div>
      {view.scriptSrc && <script type="module" src={view.scriptSrc} nonce={nonce} />}
    </DraftFrame>
  )
}

function RestoreActions() {
  const t = useT('rulebook')
  return (
    <Button type="button" size="sm" data-discard-restored="">
      {t('text.discard-restored')}
    </Button>
  )
}

function SavedAt({ view }: { view: DraftTextView }) {
  const t = useT('rulebook')
  const format = useFormat()
  return (
    <p id="draft-saved" className="meta" role="status">
      {view.updatedBy
        ? t('text.saved-by', { at: format.dateTime(view.updatedAt), name: view.updatedBy })
        : t('text.saved-at', { at: format.dateTime(view.updatedAt) })}
    </p>
  )
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const t = useT('rulebook')
  const format = useFormat()
  const say = useSay(NO_NAMES)
  if (problems.length === 0)
    return (
      <Callout kind="success" status>
        {t('text.no-problems')}
      </Callout>
    )
  return (
    <Card id="problems" title={t('text.problems', { count: problems.length })}>
      <ol className="rows problems">
        {keyed(problems).map(({ key, item }) => (
          <li key={key}>
            <a href="#source" data-line={item.line} data-column={item.column} className="nowrap">
              {t('text.line', { line: format.number(item.line) })}
            </a>
            <span className="grow" dir="auto">
              {say(describeProblem(item))}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

const SEVERITY_TONES = { error: 'danger', warning: 'warn', hint: 'info' } as const
const SEVERITY_WORDS = {
  error: 'text.finding-error',
  warning: 'text.finding-warning',
  hint: 'text.finding-hint',
} as const satisfies Record<Finding['severity'], string>

/** What the linter says: it keeps nobody from publishing, but should be read. */
function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useT('rulebook')
  const format = useFormat()
  const say = useSay(NO_NAMES)
  return (
    <Card id="findings" title={t('text.findings', { count: findings.length })}>
      <ul className="rows problems">
        {keyed(findings).map(({ key, item }) => (
          <li key={key}>
            {item.line !== null && (
              <a href="#source" data-line={item.line} data-column={item.column ?? 1} data-finding="" className="nowrap">
                {t('text.line', { line: format.number(item.line) })}
              </a>
            )}
            <span className="grow" dir="auto">
              {say(describeFinding(item))}
            </span>
            <Tag tone={SEVERITY_TONES[item.severity]}>{t(SEVERITY_WORDS[item.severity])}</Tag>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Reading({ said, view }: { said: SaidRules; view: DraftTextView }) {
  const t = useT('rulebook')
  return (
    <Card id="reading" title={t('text.reading')}>
      <div className="card-body stack">
        <TabLinks
          size="sm"
          label={t('text.languages')}
          items={view.languages.map(({ code, name, current }) => ({
            href: `?in=${code}#reading`,
            label: <span lang={code}>{name}</span>,
            current,
          }))}
        />
        <SaidRulesText said={said} />
      </div>
    </Card>
  )
}

/** Rules in the words of a language, whatever the language of the page around them. */
export function SaidRulesText({ said }: { said: SaidRules }) {
  const t = useT('rulebook')
  return (
    <div lang={said.locale} dir={directionOf(said.locale)} className="stack said-rules">
      {said.tiers.map((tier) => (
        <section key={tier.slug} className="stack stack-sm">
          <h3>{tier.title}</h3>
          <Lines lines={tier.requirements} />
          {tier.benefits.length > 0 && (
            <p className="small muted">{tier.benefits.map(({ title, value }) => `${title}: ${value}`).join(' · ')}</p>
          )}
        </section>
      ))}
      {said.tiers.length === 0 && <p lang="">{t('text.no-tiers')}</p>}
      <ul className="list-disc ps-5 small">
        {said.policy.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
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
