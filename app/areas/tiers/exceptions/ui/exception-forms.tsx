import { useT } from '~/i18n'
import { EntryForm, type FormReply } from '../../benefits/ui/entry-form'
import { NO_NAMES } from '../../language/names'
import { REASON } from '../../reason'
import { useDates, useSay } from '../../ui/words'
import type { ExceptionView } from '../change-exception.server'

type ExceptionFormProps = { view: ExceptionView; formKey: string; reply: FormReply | undefined }

const BACK = '/programme/exceptions'

export function ExceptionExtension({ view, formKey, reply }: ExceptionFormProps) {
  const t = useT('tiers')
  const dates = useDates()
  return (
    <EntryForm
      eyebrow={<bdi>{view.partner.name}</bdi>}
      title={t('exceptions.extend-head')}
      lead={<About view={view} />}
      fields={[
        {
          ...{ name: 'until', label: t('demotions.until'), type: 'date' },
          help:
            view.until === null
              ? t('exceptions.until-first')
              : t('exceptions.until-now', { date: dates.long(view.until) }),
        },
        { name: 'reason', label: t('demotions.reason'), isLong: true, maxLength: REASON.max },
      ]}
      confirm={t('exceptions.extend')}
      back={BACK}
      {...{ formKey, reply }}
    />
  )
}

export function ExceptionWithdrawal({ view, formKey, reply }: ExceptionFormProps) {
  const t = useT('tiers')
  return (
    <EntryForm
      eyebrow={<bdi>{view.partner.name}</bdi>}
      title={t('exceptions.withdraw-head')}
      lead={
        <>
          <About view={view} /> {t('exceptions.withdraw-lead')}
        </>
      }
      fields={[{ name: 'reason', label: t('demotions.reason'), isLong: true, maxLength: REASON.max }]}
      confirm={t('exceptions.withdraw')}
      variant="danger-solid"
      back={BACK}
      {...{ formKey, reply }}
    />
  )
}

function About({ view }: { view: ExceptionView }) {
  const t = useT('tiers')
  const say = useSay(NO_NAMES)
  return (
    <>
      {say(view.sentence)}.{view.owner && <> {t('exceptions.answers', { name: view.owner })}</>}
    </>
  )
}
