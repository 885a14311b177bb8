import { useFormat } from '~/i18n'
import { Button, ButtonLink } from '../button'
import { Card } from '../card'
import { DescriptionList } from '../description-list'
import { EmptyState } from '../empty-state'
import { Figures } from '../figures'
import { Pager } from '../pager'
import { Pagination } from '../pagination'
import { Person } from '../person'
import { Sparkline } from '../plots/sparkline'
import { RelativeTime } from '../relative-time'
import { Row, Rows } from '../rows'
import { Steps } from '../steps'
import { Table } from '../table'
import { TabLinks, Tabs } from '../tabs'
import { Tag } from '../tag'
import { Timeline } from '../timeline'
import { day, Section, useSample } from './sample'

export function Lists() {
  const say = useSample()
  return (
    <>
      <Tables />
      <Section
        id="d-rows"
        title={say('Cards and rows', 'کارت‌ها و سطرها')}
        note={say('A hairline, no shadow.', 'خط نازک، بدون سایه.')}
      >
        <div className="cols-2">
          <Card
            id="assigned"
            title={say('Assigned to you', 'واگذارشده به شما')}
            end={
              <a className="small" href="#d-rows">
                {say('All assignments', 'همهٔ واگذاری‌ها')}
              </a>
            }
            footer={say('Due dates are in your time zone.', 'موعدها به وقت شماست.')}
          >
            <Rows>
              <Row
                title={say('HTTP API integration', 'یکپارچه‌سازی با API')}
                href="#d-rows"
                meta={say('Course · 4 lessons left, 39 min', 'دوره · ۴ درس مانده، ۳۹ دقیقه')}
                end={
                  <Tag tone="warn" icon="clock">
                    {say('Due in 3 days', '۳ روز تا موعد')}
                  </Tag>
                }
              />
              <Row
                title={say('Integration Associate', 'یکپارچه‌سازی، پایه')}
                meta={say('until 14 Mar 2027', 'تا ۲۳ اسفند ۱۴۰۵')}
                end={
                  <ButtonLink size="sm" href="#d-rows">
                    {say('Renew', 'تمدید')}
                  </ButtonLink>
                }
              />
            </Rows>
          </Card>
          <Card id="details" title={say('Details', 'جزئیات')} note={say('checked now', 'هم‌اکنون بررسی شد')} padded>
            <DescriptionList
              items={[
                [say('Level', 'سطح'), say('Professional', 'حرفه‌ای')],
                [say('Issued', 'صدور'), <RelativeTime key="issued" at={day(-20)} as="date" />],
                [say('Opened', 'بازدید'), <RelativeTime key="opened" at={day(-1)} />],
                [say('Note', 'یادداشت'), null],
              ]}
            />
            <Person name={say('Lena Learner', 'لنا فراگیر')} note="Bluefern Integration" />
          </Card>
          <EmptyState
            title={say('No deals yet', 'هنوز معامله‌ای نیست')}
            action={
              <Button type="button" variant="primary">
                {say('Register a deal', 'ثبت معامله')}
              </Button>
            }
          >
            {say(
              'Register a deal before you quote it: 90 days of protection.',
              'پیش از اعلام قیمت معامله را ثبت کنید.',
            )}
          </EmptyState>
          <div className="card card-body skeleton" role="status" aria-label={say('Loading', 'در حال بارگذاری')}>
            <i />
            <i />
            <i />
            <i />
            <i />
          </div>
        </div>
        <Figures
          items={[
            {
              label: say('Certified people', 'افراد دارای گواهی‌نامه'),
              value: say('9', '۹'),
              small: say('of 14', 'از ۱۴'),
            },
            { label: say('Ending in 90 days', 'پایان تا ۹۰ روز دیگر'), value: say('2', '۲') },
            { label: say('Median answer time', 'میانهٔ زمان پاسخ'), value: say('6 h', '۶ ساعت') },
          ]}
        />
      </Section>
      <Section
        id="d-tabs"
        title={say('Tabs, steps, timeline', 'زبانه‌ها، گام‌ها، رویدادها')}
        note={say('Tabs that change the URL are links.', 'زبانه‌هایی که نشانی را عوض می‌کنند پیوندند.')}
      >
        <TabLinks
          label={say('Sample', 'نمونه')}
          items={[
            { href: '#all', label: say('All', 'همه'), count: 412, current: true },
            { href: '#live', label: say('Live', 'منتشرشده'), count: 356 },
            { href: '#trial', label: say('Trial', 'آزمایشی'), count: 31 },
          ]}
        />
        <Tabs
          label={say('Language', 'زبان')}
          size="sm"
          panels={[
            { id: 'tab-ts', label: 'TypeScript', content: <p>{say('Panel of TypeScript', 'بخش TypeScript')}</p> },
            { id: 'tab-py', label: 'Python', content: <p>{say('Panel of Python', 'بخش Python')}</p> },
            { id: 'tab-go', label: 'Go', content: <p>{say('Panel of Go', 'بخش Go')}</p> },
          ]}
        />
        <Steps
          current={2}
          items={[
            say('Company', 'شرکت'),
            say('People', 'افراد'),
            say('Agreement', 'توافق‌نامه'),
            say('Review', 'بازبینی'),
          ]}
        />
        <Timeline
          entries={[
            {
              key: '1',
              title: say('Gold confirmed', 'طلایی تأیید شد'),
              detail: say('margin 1', 'حاشیه ۱'),
              at: day(0),
              tone: 'now',
            },
            {
              key: '2',
              title: say('Margin 3 → 1', 'حاشیه ۳ ← ۱'),
              detail: say('two certificates ended', 'دو گواهی‌نامه پایان یافت'),
              at: day(-54),
              tone: 'warn',
            },
            { key: '3', title: say('Silver → Gold', 'نقره‌ای ← طلایی'), at: day(-418), tone: 'good' },
          ]}
        />
        <Pager
          label={say('Next lesson', 'درس بعد')}
          previous={{ href: '#p', label: say('Verifying signatures', 'بررسی امضا') }}
          next={{ href: '#n', label: say('Ordering and gaps', 'ترتیب و شکاف‌ها') }}
        />
      </Section>
    </>
  )
}

type Holder = {
  id: string
  name: string
  certification: string
  state: 'active' | 'renewal'
  ends: number
  score: number
  run: number[]
}

function Tables() {
  const say = useSample()
  const format = useFormat()
  const holders: Holder[] = [
    {
      id: '1',
      name: say('Ana Consultant', 'آنا مشاور'),
      certification: say('Integration Professional', 'یکپارچه‌سازی، حرفه‌ای'),
      state: 'active',
      ends: day(655),
      score: 88,
      run: [3, 5, 4, 8, 9],
    },
    {
      id: '2',
      name: say('Lena Learner', 'لنا فراگیر'),
      certification: say('Integration Associate', 'یکپارچه‌سازی، پایه'),
      state: 'renewal',
      ends: day(111),
      score: 91.5,
      run: [9, 7, 7, 4, 2],
    },
    {
      id: '3',
      name: say('Nikos Architect', 'نیکوس معمار'),
      certification: say('Integration Professional', 'یکپارچه‌سازی، حرفه‌ای'),
      state: 'active',
      ends: day(160),
      score: 79,
      run: [1, 1, 1, 1, 1],
    },
  ]
  return (
    <Section
      id="d-table"
      title={say('Table', 'جدول')}
      note={say('Sorted and filtered on the server; the header stays.', 'مرتب‌سازی و پالایش در سرور؛ سرستون می‌ماند.')}
    >
      <Card>
        <Table
          caption={say('Certificates of Bluefern', 'گواهی‌نامه‌های Bluefern')}
          rows={holders}
          rowKey={(holder) => holder.id}
          selected={(holder) => holder.id === '2'}
          sort={{ by: 'name', direction: 'ascending', href: (by, direction) => `#${by}-${direction}` }}
          columns={[
            { key: 'name', header: say('Person', 'شخص'), cell: (holder) => holder.name, sortable: true },
            { key: 'certification', header: say('Certification', 'گواهی‌نامه'), cell: (holder) => holder.certification },
            {
              key: 'state',
              header: say('State', 'وضعیت'),
              cell: (holder) =>
                holder.state === 'active' ? (
                  <Tag tone="success" icon="check">
                    {say('Active', 'معتبر')}
                  </Tag>
                ) : (
                  <Tag tone="warn" icon="refresh-cw">
                    {say('In renewal', 'در دورهٔ تمدید')}
                  </Tag>
                ),
            },
            {
              key: 'ends',
              header: say('Ends', 'پایان'),
              cell: (holder) => format.date(holder.ends),
              nowrap: true,
              sortable: true,
            },
            {
              key: 'run',
              header: say('Learning', 'آموزش'),
              cell: (holder) => <Sparkline label={say('Lessons a week', 'درس در هفته')} values={holder.run} />,
              hideSmall: true,
            },
            {
              key: 'score',
              header: say('Score', 'نمره'),
              cell: (holder) => format.number(holder.score, { minimumFractionDigits: 1 }),
              align: 'end',
              sortable: true,
            },
          ]}
          foot={<Pagination page={2} pageSize={3} total={14} href={(page) => `#page-${page}`} />}
        />
      </Card>
      <Card>
        <Table
          caption={say('Deals', 'معامله‌ها')}
          rows={[]}
          rowKey={() => ''}
          columns={[]}
          empty={
            <EmptyState
              bare
              title={say('Nothing matches', 'موردی یافت نشد')}
              action={<a href="#d-table">{say('Clear filters', 'پاک کردن پالایه‌ها')}</a>}
            >
              {say('Two filters are set.', 'دو پالایه فعال است.')}
            </EmptyState>
          }
        />
      </Card>
    </Section>
  )
}
