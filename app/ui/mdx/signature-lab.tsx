import { useEffect, useId, useState } from 'react'
import { useT } from '~/i18n'
import { Button } from '../button'
import { Field } from '../field'
import { Icon } from '../icon'
import { LabCard, LabResult } from './lab-card'
import { isAmong, type SignedMessage, secretBytes, sign, signedContent } from './signature'

/** A secret made for the lesson; it opens nothing. */
const EXAMPLE: SignedMessage = {
  secret: 'whsec_W1R1CSmMIi7tFm4z9cN/5I57614P8Epx7FlRPl/DHcE=',
  id: 'msg_2b7xQeF4',
  timestamp: '1791191551',
  body: '{"type":"order.paid","timestamp":"2026-10-05T09:12:30Z","data":{"order_id":"ord_5TQ9","amount":12900,"currency":"EUR"}}',
}
const EXAMPLE_SIGNATURE = 'v1,+FiTmWn4zMz75z/nQCLLddKsOa1qv+N8mcqJqeLikTo='

/** Computes the signature of a webhook in the browser and compares it with the one that came with it. */
export function SignatureLab() {
  const t = useT('content')
  const id = useId()
  const [message, setMessage] = useState(EXAMPLE)
  const [given, setGiven] = useState(EXAMPLE_SIGNATURE)
  const signature = useSignature(message)
  const key = secretBytes(message.secret)

  const field = (name: keyof SignedMessage, label: string, error?: string) => (
    <Field id={`${id}-${name}`} label={label} error={error}>
      <input
        id={`${id}-${name}`}
        className="input mono"
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        value={message[name]}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-${name}-error` : undefined}
        onChange={(event) => setMessage({ ...message, [name]: event.target.value })}
      />
    </Field>
  )

  return (
    <LabCard title={t('signature.title')}>
      <div className="stack lab-live">
        {field('secret', t('signature.secret'), key ? undefined : t('signature.secret-unreadable'))}
        <div className="cols-2">
          {field('id', 'webhook-id')}
          {field('timestamp', 'webhook-timestamp')}
        </div>
        <Field id={`${id}-body`} label={t('signature.body')} help={t('signature.body-help')}>
          <textarea
            id={`${id}-body`}
            className="textarea mono"
            dir="ltr"
            rows={4}
            autoComplete="off"
            spellCheck={false}
            value={message.body}
            aria-describedby={`${id}-body-help`}
            onChange={(event) => setMessage({ ...message, body: event.target.value })}
          />
        </Field>
        <Field id={`${id}-given`} label={t('signature.given')}>
          <input
            id={`${id}-given`}
            className="input mono"
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            value={given}
            onChange={(event) => setGiven(event.target.value)}
          />
        </Field>
        <div className="row">
          <Button type="button" onClick={() => setMessage({ ...message, body: `${message.body} ` })}>
            {t('signature.add-space')}
          </Button>
          <Button
            type="button"
            variant="quiet"
            onClick={() => {
              setMessage(EXAMPLE)
              setGiven(EXAMPLE_SIGNATURE)
            }}
          >
            {t('lab.restore')}
          </Button>
        </div>
      </div>
      <dl className="lab-results">
        <LabResult name={t('signature.signed')}>{signedContent(message)}</LabResult>
        <LabResult name={t('signature.key')}>
          <span>{t('signature.bytes', { count: key?.length ?? 0 })}</span>
        </LabResult>
        <LabResult name={t('signature.computed')}>{signature ?? '—'}</LabResult>
      </dl>
      <Verdict isEqual={signature !== null && isAmong(signature, given)} />
    </LabCard>
  )
}

function Verdict({ isEqual }: { isEqual: boolean }) {
  const t = useT('content')
  return (
    <div role="status">
      <div className={`callout callout-${isEqual ? 'success' : 'danger'}`}>
        <Icon name={isEqual ? 'check' : 'x'} />
        <p className="strong">{isEqual ? t('signature.equal') : t('signature.different')}</p>
        <p>{isEqual ? t('signature.equal-why') : t('signature.different-why')}</p>
      </div>
    </div>
  )
}

/** The example's signature until the browser has computed one: the server shows it too. */
function useSignature(message: SignedMessage): string | null {
  const [signature, setSignature] = useState<string | null>(EXAMPLE_SIGNATURE)
  useEffect(() => {
    let isLatest = true
    sign(message)
      .catch(() => null)
      .then((made) => isLatest && setSignature(made))
    return () => {
      isLatest = false
    }
  }, [message])
  return signature
}
