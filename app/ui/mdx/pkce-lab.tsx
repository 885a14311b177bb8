import { useEffect, useId, useState } from 'react'
import { useT } from '~/i18n'
import { Button } from '../button'
import { Field } from '../field'
import { LabCard, LabResult } from './lab-card'
import { type Derived, derive, EXAMPLE, LENGTH, newVerifier, verifierProblem } from './pkce'

const PROBLEMS = {
  short: 'pkce.short',
  long: 'pkce.long',
  characters: 'pkce.characters',
} as const

/** Derives the challenge of a code verifier in the browser, step by step. */
export function PkceLab() {
  const t = useT('content')
  const id = useId()
  const [verifier, setVerifier] = useState<string>(EXAMPLE.verifier)
  const derived = useDerived(verifier)
  const problem = verifierProblem(verifier)
  const error = problem ? t(PROBLEMS[problem], { count: verifier.length, ...LENGTH }) : undefined
  return (
    <LabCard title={t('pkce.title')}>
      <div className="stack lab-live">
        <Field
          id={id}
          label={<span translate="no">code_verifier</span>}
          help={t('pkce.help', LENGTH)}
          error={error}
          className="field-wide"
        >
          <input
            id={id}
            className="input mono"
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            value={verifier}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-help ${id}-error` : `${id}-help`}
            onChange={(event) => setVerifier(event.target.value)}
          />
        </Field>
        <div className="row">
          <Button type="button" icon="refresh-cw" onClick={() => setVerifier(newVerifier())}>
            {t('pkce.new')}
          </Button>
          <Button type="button" variant="quiet" onClick={() => setVerifier(EXAMPLE.verifier)}>
            {t('lab.restore')}
          </Button>
        </div>
      </div>
      <div role="status">
        <dl className="lab-results">
          <LabResult name={t('pkce.digest')}>{problem ? '—' : derived.digest}</LabResult>
          <LabResult name="code_challenge">{problem ? '—' : derived.challenge}</LabResult>
          <LabResult name="code_challenge_method">S256</LabResult>
        </dl>
      </div>
    </LabCard>
  )
}

/** The example of RFC 7636 until the browser has computed one: the server shows it too. */
function useDerived(verifier: string): Derived {
  const [derived, setDerived] = useState<Derived>(EXAMPLE)
  useEffect(() => {
    let isLatest = true
    derive(verifier)
      .then((made) => isLatest && setDerived(made))
      .catch(() => isLatest && setDerived({ digest: '—', challenge: '—' }))
    return () => {
      isLatest = false
    }
  }, [verifier])
  return derived
}
