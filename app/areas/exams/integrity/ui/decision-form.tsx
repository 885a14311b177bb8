import { useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { RadioGroup } from '~/ui/radio-group'
import { TextArea } from '~/ui/text-area'
import type { Decision } from '../case-state'
import { CASE_WORDS } from '../case-words'
import type { CaseView } from '../view-case.server'

const WORDS = {
  'concern-noted': ['decide.concern-noted', 'decide.concern-noted-help'],
  'explanation-asked': ['decide.explanation-asked', 'decide.explanation-asked-help'],
  'no-concern': ['decide.no-concern', 'decide.no-concern-help'],
  'explanation-accepted': ['decide.explanation-accepted', 'decide.explanation-accepted-help'],
  'concern-stands': ['decide.concern-stands', 'decide.concern-stands-help'],
} as const satisfies Record<Decision, readonly [string, string]>

type Props = {
  view: CaseView
  kept: { decision: string; words: string } | null
  problem: { id: string; message: string } | null
}

/** The next step of a case, with its reason. */
export function DecisionForm({ view, kept, problem }: Props) {
  const t = useT('integrity')
  const errorOf = (id: string) => (problem?.id === id ? problem.message : undefined)
  return (
    <form method="post" action={`/examine/integrity/${view.id}`} noValidate>
      <Card title={t('decide.title')} id="decide" padded>
        <div className="stack">
          {problem && <ErrorSummary errors={[problem]} />}
          <RadioGroup
            name="decision"
            label={t('decide.what')}
            error={errorOf('decision')}
            defaultValue={kept?.decision || undefined}
            options={view.possible.map((decision) => {
              const [label, help] = WORDS[decision]
              return { value: decision, label: t(label), help: t(help) }
            })}
          />
          <TextArea
            name="words"
            id="words"
            label={t('decide.words')}
            help={t(view.now.wasAsked ? 'decide.words-read' : 'decide.words-help')}
            rows={5}
            required
            minLength={CASE_WORDS.least}
            maxLength={CASE_WORDS.most}
            error={errorOf('words')}
            defaultValue={kept?.words ?? ''}
          />
          <p className="small muted">{t('decide.harmless')}</p>
          <Button variant="primary">{t('decide.send')}</Button>
        </div>
      </Card>
    </form>
  )
}
