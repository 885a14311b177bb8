import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Checkbox, CheckboxGroup } from '~/ui/checkbox'
import { FormActions } from '~/ui/form-actions'
import { Select } from '~/ui/select'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { reviewParts } from '../../blueprints/review-setting'
import { describeFieldProblem } from '../../drafts/describe-field-problem'
import { type DraftFields, sizesOf } from '../../drafts/draft-fields'
import {
  FIELD_LABELS,
  MODE_LABELS,
  NAVIGATION_LABELS,
  PART_LABELS,
  perPageInWords,
  REDO_LABELS,
} from '../../drafts/draft-labels'
import { localMoment } from '../../drafts/local-moment'
import type { Draft } from '../../drafts/read-draft.server'
import { type Choices, type FieldOf, listed, type PoolChoice, withUnknown } from './draft-field'
import { DraftSection } from './draft-section'

const PAGES = ['1', '2', '3', '5', '10', 'section', 'all']

/** Empty sections offered at the end, so that a draft grows without a script. */
const SPARE_SECTIONS = 1

export type DraftFormView = { draft: Draft; pools: readonly PoolChoice[]; timeZone: string } & Choices

/** Every setting of an exam as one form. */
export function DraftForm(props: { view: DraftFormView; fields: DraftFields; revision: number }) {
  const { view, fields, revision } = props
  const t = useT('examine')
  const exams = useT('exams')
  const format = useFormat()
  const { timeZone, draft, pools } = view
  const field = fieldProps(fields, (name) => {
    const problem = draft.problems.find((one) => one.field === name)
    return problem ? describeFieldProblem({ examine: t, exams }, problem) : undefined
  })
  const label = (name: keyof typeof FIELD_LABELS) => ({ label: t(FIELD_LABELS[name]), ...field(name) })
  const tick = (name: string) => ({ id: name, name, defaultChecked: fields[name] === 'on' })
  const number = { inputMode: 'decimal', numeric: true } as const
  const moment = (name: 'window.opensAt' | 'window.closesAt') => {
    const { defaultValue, ...rest } = label(name)
    return { ...rest, defaultValue: localMoment(defaultValue, timeZone) }
  }
  const several = (name: 'courses' | 'requires.courses' | 'requires.certifications', known: Choices['courses']) => {
    const chosen = listed(fields[name])
    const options = withUnknown(known, chosen)
    return options.length > 0 && <CheckboxGroup {...label(name)} options={options} defaultValue={chosen} />
  }
  const perPage = [...new Set([...PAGES, ...(fields.questionsPerPage ? [fields.questionsPerPage] : [])])]
  const sizes = sizesOf(fields)
  const parts = (phase: string, legend: string) => (
    <fieldset className="field">
      <legend className="label">{legend}</legend>
      {reviewParts.map((part) => (
        <label className="check" key={part} htmlFor={`review.${phase}.${part}`}>
          <input type="checkbox" value="on" {...tick(`review.${phase}.${part}`)} />
          <span>{t(PART_LABELS[part])}</span>
        </label>
      ))}
    </fieldset>
  )
  return (
    <form method="post" className="stack stack-lg" noValidate data-unsaved="" data-checks-draft="" id="draft-form">
      <input type="hidden" name="revision" value={revision} autoComplete="off" />
      <Card title={t('draft.about')} id="about" padded>
        <TextField {...label('title')} required maxLength={120} />
        <TextArea {...label('summary')} rows={3} required maxLength={600} />
        <Select {...label('language')} options={withUnknown(view.languages, listed(fields.language))} required />
        <Select
          {...label('certification')}
          options={[
            { value: '', label: t('choices.certification-none') },
            ...withUnknown(view.certifications, listed(fields.certification)),
          ]}
        />
        {several('courses', view.courses)}
      </Card>
      <Card title={t('draft.sections')} id="sections" padded>
        <p className="small muted">
          {t('draft.sections-help')} {t('draft.questions-help')}
        </p>
        {[...sizes, ...Array.from({ length: SPARE_SECTIONS }, () => 0)].map((draws, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a section's place is its name in the form
          <DraftSection key={index} index={index} draws={draws} isSpare={index >= sizes.length} {...{ field, pools }} />
        ))}
      </Card>
      <Card title={t('draft.time')} id="time" padded>
        <div className="draft-row">
          <TextField {...label('timeLimitMinutes')} {...number} help={t('help.optional')} />
          <TextField {...label('attemptsAllowed')} {...number} help={t('help.optional')} />
          <TextField {...label('coolDownHours')} help={t('help.cool-down')} code />
          <Select
            {...label('redoLessons')}
            options={[
              { value: '', label: t('choices.redo-none') },
              ...Object.entries(REDO_LABELS).map(([value, key]) => ({ value, label: t(key) })),
            ]}
          />
          <TextField {...label('retakeAfterPassDays')} {...number} help={t('help.retake-after-pass')} />
        </div>
        <div className="draft-row">
          <TextField {...moment('window.opensAt')} type="datetime-local" help={t('help.window', { zone: timeZone })} />
          <TextField {...moment('window.closesAt')} type="datetime-local" help={t('help.window', { zone: timeZone })} />
        </div>
        <Checkbox
          label={t('fields.close-cuts')}
          help={t('help.close-cuts')}
          {...tick('window.closeCutsRunningAttempts')}
        />
      </Card>
      <Card title={t('draft.marks')} id="marks" padded>
        <div className="draft-row">
          <TextField {...label('passMark')} {...number} required />
          <TextField {...label('scaledScore.lowest')} {...number} help={t('help.scale')} />
          <TextField {...label('scaledScore.pass')} {...number} />
          <TextField {...label('scaledScore.highest')} {...number} />
        </div>
      </Card>
      <Card title={t('draft.delivery')} id="delivery" padded>
        <Select
          {...label('navigation')}
          options={Object.entries(NAVIGATION_LABELS).map(([value, key]) => ({ value, label: t(key) }))}
        />
        <Select
          {...label('questionsPerPage')}
          options={perPage.map((value) => ({ value, label: perPageInWords(t, value) }))}
        />
        <Checkbox label={t('fields.shuffle-questions')} {...tick('shuffleQuestions')} />
        <Checkbox label={t('fields.shuffle-options')} {...tick('shuffleOptions')} />
        <div className="draft-row">
          <TextField {...label('exposureCap.share')} {...number} help={t('help.exposure')} />
          <TextField {...label('exposureCap.ofLastAttempts')} {...number} />
        </div>
      </Card>
      <Card title={t('draft.review')} id="review" padded>
        <p className="small muted">{t('help.key')}</p>
        {parts('afterSubmit', t('fields.review-after-submit'))}
        <Checkbox label={t('fields.key-last')} {...tick('review.keyAfterLastAttempt')} />
        <TextField {...label('review.later.afterHours')} {...number} help={t('help.later')} />
        {parts('later', t('fields.review-later'))}
        <Checkbox
          label={t('fields.review-close-on')}
          error={field('review.afterClose').error}
          {...tick('review.afterClose')}
        />
        {parts('afterClose', t('fields.review-close'))}
      </Card>
      <Card title={t('draft.before')} id="before" padded>
        <div className="draft-row">
          {several('requires.courses', view.courses)}
          {several('requires.certifications', view.certifications)}
          <TextField {...label('requires.benefit')} help={t('help.benefit')} code />
        </div>
        <TextArea {...label('honourStatement')} rows={4} maxLength={1_000} />
        <div className="draft-row">
          <TextField {...label('agreement.version')} help={t('help.agreement')} maxLength={40} />
          <TextField {...label('agreement.title')} maxLength={120} />
        </div>
        <TextArea {...label('agreement.text')} rows={8} maxLength={10_000} />
      </Card>
      <Card title={t('draft.marking')} id="marking" padded>
        <div className="draft-row">
          <Select
            {...label('mode')}
            options={[
              { value: '', label: t(MODE_LABELS.exam) },
              ...(['practice', 'retry'] as const).map((mode) => ({ value: mode, label: t(MODE_LABELS[mode]) })),
            ]}
          />
          <TextField {...label('tries')} {...number} help={t('help.tries')} />
          <TextField {...label('penaltyPerTry')} help={t('help.penalty')} code />
        </div>
        <Checkbox {...label('certainty')} {...tick('certainty')} />
        <Checkbox {...label('marking.names')} {...tick('marking.names')} />
        <div className="draft-row">
          <TextField {...label('marking.within')} {...number} affix="%" help={t('help.second-marker')} />
          <TextField {...label('marking.agreement')} {...number} affix="%" help={t('help.agreement-of-markers')} />
        </div>
      </Card>
      <FormActions>
        <Button variant="primary">{t('draft.save')}</Button>
        <p className="small muted" id="draft-saved">
          {t('draft.saved-at', { at: format.time(draft.updatedAt) })}
        </p>
      </FormActions>
    </form>
  )
}

const fieldProps =
  (fields: DraftFields, errorOf: (name: string) => string | undefined): FieldOf =>
  (name) => ({ id: name, name, defaultValue: fields[name] ?? '', error: errorOf(name) })
