import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useT } from '~/i18n'
import type { Namespace } from '~/i18n/types'
import { LadderMark } from '~/ui/brand'
import { ButtonLink } from '~/ui/button'

type Problem = { code: string; params: Record<string, string | number>; requestId?: string }

const headings = {
  400: 'page.bad-request',
  403: 'page.forbidden',
  404: 'page.not-found',
  409: 'page.conflict',
  413: 'page.too-large',
  422: 'page.invalid',
  429: 'page.too-many',
  503: 'page.unavailable',
} as const

/** Says what happened, what was kept and what to do next; nothing of the machine behind it. */
export function ErrorPage() {
  const error = useRouteError()
  const t = useT('errors')
  const status = isRouteErrorResponse(error) ? error.status : 500
  const problem = isRouteErrorResponse(error) ? readProblem(error.data) : null
  const explanation = useExplanation(problem)
  const heading = status in headings ? t(headings[status as keyof typeof headings]) : t('page.unexpected')
  return (
    <div className="empty">
      <LadderMark className="empty-ladder" />
      <h1>{heading}</h1>
      <p>{explanation ?? t(status === 404 ? 'page.not-found-help' : 'page.unexpected-help')}</p>
      {problem?.requestId && status >= 500 && (
        <p className="meta">
          {t('page.reference')} <bdi className="mono">{problem.requestId}</bdi>
        </p>
      )}
      <ButtonLink href="/" variant="primary">
        {t('page.home')}
      </ButtonLink>
    </div>
  )
}

/** The words of an error code: `exams.cool-down` is `errors.cool-down` in the namespace `exams`. */
function useExplanation(problem: Problem | null): string | null {
  const [area = 'errors', ...rest] = (problem?.code ?? 'errors.none').split('.')
  const namespaces: readonly string[] = [
    'admin',
    'assets',
    'catalogue',
    'certifications',
    'content',
    'exams',
    'identity',
    'learning',
    'notifications',
    'questions',
    'tiers',
  ]
  const t = useT((namespaces.includes(area) ? area : 'errors') as Namespace)
  const key = area === 'errors' ? rest.join('.') : `errors.${rest.join('.')}`
  return problem && t.has(key) ? t(key, problem.params) : null
}

function readProblem(data: unknown): Problem | null {
  if (typeof data !== 'object' || data === null || !('code' in data) || typeof data.code !== 'string') return null
  const params = 'params' in data && typeof data.params === 'object' && data.params !== null ? data.params : {}
  return {
    code: data.code,
    params: params as Problem['params'],
    ...('requestId' in data && typeof data.requestId === 'string' ? { requestId: data.requestId } : {}),
  }
}
