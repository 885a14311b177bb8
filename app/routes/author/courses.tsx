import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { languageName } from '~/areas/catalogue/language-name'
import { courseHistory, listAuthoredCourses } from '~/areas/catalogue/list-authored-courses.server'
import { CourseFindings } from '~/areas/catalogue/ui/course-findings'
import { RevisionHistory } from '~/areas/catalogue/ui/revision-history'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { VisuallyHidden } from '~/ui/visually-hidden'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const title = translator(args.context.locale, 'common')('nav.courses')
  const slug = new URL(args.request.url).searchParams.get('course')
  const courses = await listAuthoredCourses(ctx)
  const chosen = courses.find((course) => course.slug === slug)
  return {
    title,
    breadcrumbs: [{ label: title }],
    courses,
    chosen: chosen ?? null,
    history: chosen ? await courseHistory(ctx, chosen.slug) : null,
  }
}

export default function AuthorCoursesPage() {
  const { courses, chosen, history } = useLoaderData<typeof loader>()
  const t = useT('catalogue')
  const format = useFormat()
  const troubled = courses.filter(({ findings }) => findings.length > 0).length
  return (
    <>
      <PageHead
        title={t('authored.head', { count: courses.length, troubled })}
        lead={t('authored.lead')}
        actions={<ButtonLink href="/help/content-files">{t('authored.how')}</ButtonLink>}
      />
      <div className="stack stack-lg">
        <Card>
          <Table
            caption={t('authored.caption')}
            rows={courses}
            rowKey={({ slug }) => slug}
            selected={({ slug }) => slug === chosen?.slug}
            empty={
              <EmptyState bare level={2} title={t('authored.empty')}>
                {t('authored.empty-help')}
              </EmptyState>
            }
            columns={[
              {
                key: 'title',
                header: t('authored.course'),
                cell: ({ slug, title }) => (
                  <a href={`/author/courses?course=${slug}#history`} dir="auto">
                    {title}
                  </a>
                ),
              },
              {
                key: 'language',
                header: t('authored.language'),
                hideSmall: true,
                cell: ({ language }) => <bdi lang={language}>{languageName(language)}</bdi>,
              },
              {
                key: 'lessons',
                header: t('authored.lessons'),
                align: 'end',
                cell: ({ lessons }) => format.number(lessons),
              },
              {
                key: 'checks',
                header: t('authored.checks'),
                align: 'end',
                hideSmall: true,
                cell: ({ checks }) => format.number(checks),
              },
              {
                key: 'minutes',
                header: t('authored.length'),
                nowrap: true,
                hideSmall: true,
                cell: ({ minutes }) => format.minutes(minutes),
              },
              {
                key: 'revision',
                header: t('authored.revision'),
                align: 'end',
                cell: ({ revision }) => format.number(revision),
              },
              {
                key: 'published',
                header: t('authored.published'),
                nowrap: true,
                cell: ({ publishedAt }) => <RelativeTime at={publishedAt} as="date" />,
              },
              {
                key: 'state',
                header: t('authored.state'),
                cell: ({ findings, withdrawnAt }) =>
                  withdrawnAt !== null ? (
                    <Tag tone="neutral" icon="archive">
                      {t('authored.withdrawn')}
                    </Tag>
                  ) : findings.length > 0 ? (
                    <Tag tone="warn" icon="triangle-alert">
                      {t('authored.findings', { count: findings.length })}
                    </Tag>
                  ) : (
                    <Tag tone="success" icon="check">
                      {t('authored.sound')}
                    </Tag>
                  ),
              },
              {
                key: 'preview',
                header: <VisuallyHidden>{t('authored.preview')}</VisuallyHidden>,
                align: 'end',
                cell: ({ slug, title }) => (
                  <ButtonLink href={`/learn/courses/${slug}`} size="sm" icon="eye">
                    {t('authored.preview')}
                    <VisuallyHidden> {title}</VisuallyHidden>
                  </ButtonLink>
                ),
              },
            ]}
          />
        </Card>
        {chosen && chosen.findings.length > 0 && (
          <Callout kind="warn" title={t('authored.findings-of', { title: chosen.title })}>
            <CourseFindings findings={chosen.findings} />
          </Callout>
        )}
        {history && <RevisionHistory history={history} />}
      </div>
    </>
  )
}
