import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LEVELS } from '~/areas/catalogue/course'
import { filterCourses } from '~/areas/catalogue/filter-courses'
import { languageName } from '~/areas/catalogue/language-name'
import { listCourses } from '~/areas/catalogue/list-courses.server'
import { LEVEL_LABELS } from '~/areas/catalogue/ui/course-facts'
import { examTitles } from '~/areas/exams/blueprints/exam-titles.server'
import { myAssignments } from '~/areas/learning/list-assignments.server'
import { CourseRow } from '~/areas/learning/ui/course-row'
import { viewMyLearning } from '~/areas/learning/view-my-learning.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters, SearchInput } from '~/ui/filters'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Select } from '~/ui/select'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { locale } = requirePerson(ctx)
  const title = translator(args.context.locale, 'learning')('catalogue.title')
  const params = new URL(args.request.url).searchParams
  const filter = {
    text: params.get('q')?.trim() ?? '',
    level: LEVELS.find((level) => level === params.get('level')) ?? ('' as const),
    topic: params.get('topic') ?? '',
    language: params.get('language') ?? '',
    openOnly: params.get('access') === 'open',
  }
  const all = await listCourses(ctx)
  const { courses: mine } = await viewMyLearning(ctx, all)
  const assignments = await myAssignments(ctx, await examTitles(ctx))
  return {
    title,
    breadcrumbs: [{ label: title }],
    filter,
    isFiltered: Object.values(filter).some(Boolean),
    topics: [...new Set(all.flatMap(({ topics }) => topics))].sort(),
    languages: [...new Set(all.map(({ language }) => language))].sort(),
    begun: mine.filter(({ completedAt, lessonsDone }) => completedAt === null && lessonsDone > 0).length,
    entries: filterCourses(all, filter, locale).map((course) => {
      const own = mine.find((entry) => entry.course.courseId === course.courseId)
      const assigned = assignments.find(({ kind, slug }) => kind === 'course' && slug === course.slug)
      return {
        course,
        ...(own ? { progress: { lessonsDone: own.lessonsDone, completedAt: own.completedAt } } : {}),
        ...(assigned ? { assignment: { state: assigned.state, dueAt: assigned.dueAt } } : {}),
      }
    }),
  }
}

export default function CataloguePage() {
  const { entries, begun, filter, isFiltered, topics, languages } = useLoaderData<typeof loader>()
  const t = useT('learning')
  const words = useT('catalogue')
  return (
    <>
      <PageHead
        title={
          isFiltered ? t('catalogue.found', { count: entries.length }) : t('catalogue.head', { count: entries.length })
        }
        lead={t('catalogue.lead', { begun })}
      />
      <div className="stack">
        <Filters label={t('catalogue.filter')} clearHref={isFiltered ? '/learn' : undefined}>
          <SearchInput label={t('catalogue.search')} defaultValue={filter.text} />
          <Select
            name="level"
            label={t('catalogue.level')}
            labelHidden
            submitOnChange
            defaultValue={filter.level}
            options={[
              { value: '', label: t('catalogue.any-level') },
              ...LEVELS.map((level) => ({ value: level, label: words(LEVEL_LABELS[level]) })),
            ]}
          />
          <Select
            name="topic"
            label={t('catalogue.topic')}
            labelHidden
            submitOnChange
            defaultValue={filter.topic}
            options={[
              { value: '', label: t('catalogue.any-topic') },
              ...topics.map((topic) => ({ value: topic, label: topic })),
            ]}
          />
          <Select
            name="language"
            className="native-name"
            label={t('catalogue.language')}
            labelHidden
            submitOnChange
            defaultValue={filter.language}
            options={[
              { value: '', label: t('catalogue.my-language') },
              { value: 'all', label: t('catalogue.any-language') },
              ...languages.map((language) => ({ value: language, label: languageName(language) })),
            ]}
          />
          <Select
            name="access"
            label={t('catalogue.access')}
            labelHidden
            submitOnChange
            defaultValue={filter.openOnly ? 'open' : ''}
            options={[
              { value: '', label: t('catalogue.any-access') },
              { value: 'open', label: t('catalogue.open-to-us') },
            ]}
          />
        </Filters>
        <Card>
          {entries.length === 0 ? (
            <EmptyState
              bare
              level={2}
              title={t(isFiltered ? 'catalogue.none-found' : 'catalogue.empty')}
              action={isFiltered && <ButtonLink href="/learn">{t('catalogue.show-all')}</ButtonLink>}
            >
              {t(isFiltered ? 'catalogue.none-found-help' : 'catalogue.empty-help')}
            </EmptyState>
          ) : (
            <Rows className="rows-wide">
              {entries.map((entry) => (
                <CourseRow key={entry.course.slug} {...entry} />
              ))}
            </Rows>
          )}
        </Card>
      </div>
    </>
  )
}
