import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Checkbox } from '~/ui/checkbox'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'
import { Select } from '~/ui/select'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { describeAccommodation } from '../../accommodations/describe-accommodation'
import type { AccommodationView } from '../../accommodations/view-accommodations.server'
import { asNumber } from '../../results/share'

/** What the form that was sent said, and what was wrong in it. */
export type AccommodationTrouble = {
  factor: string
  minutes: string
  untimed: boolean
  reason: string
  problems: readonly ('reason' | 'minutes')[]
}

const FACTORS = ['1/1', '5/4', '3/2', '2/1']

const MESSAGES = { reason: 'time.reason-missing', minutes: 'time.minutes-wrong' } as const

/** One person's extra time: set it, take it back, and how it came about. */
export function AccommodationPage({
  view,
  trouble,
}: {
  view: AccommodationView
  trouble: AccommodationTrouble | null
}) {
  const t = useT('examine')
  const exams = useT('exams')
  const format = useFormat()
  const { person, accommodation, history } = view
  const problem = (field: 'reason' | 'minutes') => (trouble?.problems.includes(field) ? t(MESSAGES[field]) : undefined)
  return (
    <>
      <PageHead
        eyebrow={<bdi>{person.email}</bdi>}
        title={t('time.person-title', { name: person.name })}
        lead={accommodation ? describeAccommodation(exams, format, accommodation) : exams('accommodation.none')}
        actions={
          accommodation && (
            <ButtonLink variant="danger" href={`/examine/accommodations/${person.personId}/removal`}>
              {t('time.remove')}
            </ButtonLink>
          )
        }
      />
      <div className="with-aside">
        <form method="post" className="stack" noValidate>
          {trouble && trouble.problems.length > 0 && (
            <ErrorSummary errors={trouble.problems.map((field) => ({ id: field, message: t(MESSAGES[field]) }))} />
          )}
          <Select
            name="factor"
            label={t('time.factor')}
            options={FACTORS.map((value) => ({
              value,
              label:
                value === '1/1'
                  ? t('time.factor-1')
                  : t('time.factor-times', { factor: format.number(asNumber(value)) }),
            }))}
            defaultValue={trouble?.factor ?? accommodation?.factor ?? '5/4'}
          />
          <TextField
            name="minutes"
            label={t('time.minutes')}
            inputMode="numeric"
            numeric
            defaultValue={trouble?.minutes ?? accommodation?.extraMinutes ?? 0}
            error={problem('minutes')}
          />
          <Checkbox
            name="untimed"
            label={t('time.untimed')}
            defaultChecked={trouble?.untimed ?? accommodation?.untimed ?? false}
          />
          <TextArea
            name="reason"
            label={t('time.reason')}
            help={t('time.reason-help')}
            rows={3}
            required
            defaultValue={trouble?.reason ?? ''}
            error={problem('reason')}
          />
          <FormActions>
            <Button variant="primary">{t('time.submit')}</Button>
          </FormActions>
        </form>
        <Card title={t('time.history')} id="history">
          {history.length === 0 ? (
            <p className="card-body muted">{t('time.history-none')}</p>
          ) : (
            <Rows>
              {history.map((change) => (
                <Row
                  key={change.id}
                  title={
                    change.what === 'removed' || change.accommodation === null
                      ? t('time.event-removed')
                      : t('time.event-set', { what: describeAccommodation(exams, format, change.accommodation) })
                  }
                  meta={
                    <>
                      <span dir="auto">{change.reason}</span>
                      <br />
                      {t('time.event-meta', { by: change.by, at: format.dateTime(change.at) })}
                    </>
                  }
                />
              ))}
            </Rows>
          )}
        </Card>
      </div>
    </>
  )
}
