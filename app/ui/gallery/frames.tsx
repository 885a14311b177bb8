import type { ReactNode } from 'react'
import { useFormat, useLocale } from '~/i18n'
import type { Account } from '../account-menu'
import { AppFrame } from '../app-frame'
import { Button, ButtonLink } from '../button'
import { Callout } from '../callout'
import { Checkbox } from '../checkbox'
import { ErrorSummary } from '../error-summary'
import { type ExamCell, ExamFrame } from '../exam-frame'
import { GateFrame, Or } from '../gate-frame'
import { Icon } from '../icon'
import { PageHead } from '../page-head'
import { Pager } from '../pager'
import { PublicFrame } from '../public-frame'
import { OnThisPage, ReaderFrame } from '../reader-frame'
import type { Nav } from '../side-nav'
import { TextField } from '../text-field'
import { useSample } from './sample'

export const SHOWS = ['parts', 'reader', 'exam', 'exam-offline', 'gate', 'public'] as const
export type Show = (typeof SHOWS)[number]

const LOCALES = [
  { value: 'en', label: 'English' },
  { value: 'fa', label: 'فارسی' },
]

function useAccount(): Account {
  const say = useSample()
  return {
    name: say('Petra Manager', 'پترا مدیر'),
    email: 'petra@bluefern.example',
    organisation: 'Bluefern Integration',
    links: [
      { href: '#profile', label: say('Profile', 'نمایه'), icon: 'user' },
      { href: '#security', label: say('Security', 'امنیت'), icon: 'shield-check' },
    ],
    preferences: { action: '#preferences', theme: 'system', locale: useLocale(), locales: LOCALES },
    signOutAction: '#sign-out',
    here: '/gallery',
  }
}

function useNav(): Nav {
  const say = useSample()
  return {
    groups: [
      {
        items: [
          { href: '#home', label: say('Home', 'خانه'), icon: 'house' },
          { href: '#tier', label: say('Tier', 'سطح'), icon: 'chart-no-axes-column-increasing', current: true },
          { href: '#people', label: say('People', 'افراد'), icon: 'users', count: 14 },
          { href: '#benefits', label: say('Benefits', 'مزایا'), icon: 'gift' },
          { href: '#learn', label: say('Learn', 'آموزش'), icon: 'book-open' },
          { href: '#exams', label: say('Exams', 'آزمون‌ها'), icon: 'clipboard-check' },
          { href: '#certificates', label: say('Certificates', 'گواهی‌نامه‌ها'), icon: 'award' },
        ],
      },
      {
        title: say('Business', 'کسب‌وکار'),
        items: [
          { href: '#deals', label: say('Deals', 'معامله‌ها'), icon: 'handshake', count: 6 },
          { href: '#assets', label: say('Assets', 'محتوای بازاریابی'), icon: 'images' },
        ],
      },
    ],
  }
}

export function GalleryApp({ children }: { children: ReactNode }) {
  const say = useSample()
  return (
    <AppFrame
      vendor="Halyard"
      nav={useNav()}
      breadcrumbs={[{ label: 'Rung', href: '/' }, { label: say('Design reference', 'مرجع طراحی') }]}
      account={useAccount()}
      notifications={{ href: '#notifications', unread: 3, on: [['person:demo', 'notification']] }}
      searchHref="/search"
      footLinks={[{ href: '#help', label: say('Help', 'راهنما') }]}
    >
      <PageHead
        eyebrow={say('Rung · design reference', 'Rung · مرجع طراحی')}
        title={say('Every part, once', 'هر جزء، یک بار')}
        lead={say(
          'Light and dark follow the system, or data-theme on the root element.',
          'روشن و تیره از سیستم پیروی می‌کند.',
        )}
        actions={SHOWS.slice(1).map((show) => (
          <ButtonLink key={show} href={`?show=${show}`}>
            {show}
          </ButtonLink>
        ))}
      />
      {children}
    </AppFrame>
  )
}

export function GalleryReader() {
  const say = useSample()
  const format = useFormat()
  return (
    <ReaderFrame
      back={{ href: '?show=parts', label: say('Back to the course', 'بازگشت به دوره') }}
      title={say('HTTP API integration', 'یکپارچه‌سازی با API')}
      progress={{
        done: 3,
        total: 5,
        label: say('Lessons done', 'درس‌های گذرانده'),
        note: say('Lesson 4 of 5', 'درس ۴ از ۵'),
      }}
      status={say('Place kept', 'جایتان حفظ شد')}
      account={useAccount()}
      searchHref="/search"
      modules={[
        {
          title: say('1 · Receive', '۱ · دریافت'),
          items: [
            { href: '#1', title: say('What an event is', 'رویداد چیست'), done: true },
            { href: '#2', title: say('Your first endpoint', 'نخستین نقطهٔ پایانی'), done: true },
            { href: '#3', title: say('Verifying signatures', 'بررسی امضا'), done: true },
          ],
        },
        {
          title: say('2 · Survive failure', '۲ · تاب آوردن خطا'),
          items: [
            {
              href: '#4',
              title: say('Retries and idempotency', 'تلاش دوباره'),
              number: format.number(4),
              current: true,
            },
            { href: '#5', title: say('Ordering and gaps', 'ترتیب و شکاف‌ها'), number: format.number(5) },
          ],
        },
        {
          title: say('Then', 'سپس'),
          items: [
            {
              href: '#exam',
              title: say('Exam: Integration Associate', 'آزمون: یکپارچه‌سازی، پایه'),
              icon: 'clipboard-check',
            },
          ],
        },
      ]}
      aside={
        <OnThisPage
          items={[
            { id: 'why', title: say('Why we retry at all', 'چرا دوباره تلاش می‌کنیم') },
            { id: 'key', title: say('The key is the event', 'کلید، رویداد است') },
          ]}
        />
      }
    >
      <p className="eyebrow">{say('Lesson 4 · 12 minutes', 'درس ۴ · ۱۲ دقیقه')}</p>
      <h1>{say('Retries and idempotency', 'تلاش دوباره و تکرارپذیری')}</h1>
      <p className="lead">
        {say(
          'A delivery can succeed on our side and still be lost on yours.',
          'ممکن است ارسال از سوی ما موفق باشد و نزد شما گم شود.',
        )}
      </p>
      <h2 id="why">{say('Why we retry at all', 'چرا دوباره تلاش می‌کنیم')}</h2>
      <p>
        {say('Anything else, a timeout, a refused connection, a', 'هر چیز دیگر، پایان مهلت یا رد اتصال یا')}{' '}
        <code>500</code>
        {say(', is retried.', '، دوباره ارسال می‌شود.')}
      </p>
      <Callout kind="warn" title={say('Answer first, work later', 'نخست پاسخ بدهید')}>
        {say('Do the slow part after you have answered.', 'کار کُند را پس از پاسخ انجام دهید.')}
      </Callout>
      <h2 id="key">{say('The key is the event', 'کلید، رویداد است')}</h2>
      <p>
        {say(
          'Each delivery carries three headers. Only one of them names the event.',
          'هر ارسال سه سرآیند دارد؛ تنها یکی نام رویداد است.',
        )}
      </p>
      <Pager
        label={say('Next lesson', 'درس بعد')}
        previous={{ href: '#3', label: say('Verifying signatures', 'بررسی امضا') }}
        end={
          <form method="post">
            <Button size="lg" variant="primary" iconEnd="arrow-right">
              {say('Finish, go to Ordering and gaps', 'پایان و رفتن به درس بعد')}
            </Button>
          </form>
        }
      />
    </ReaderFrame>
  )
}

export function GalleryExam({ offline }: { offline?: boolean }) {
  const say = useSample()
  const format = useFormat()
  const cells = (from: number, to: number): ExamCell[] =>
    Array.from({ length: to - from + 1 }, (_, index) => {
      const number = from + index
      return {
        number,
        href: `#q${number}`,
        answered: number < 35,
        flagged: [6, 22, 37].includes(number),
        current: number === 17,
      }
    })
  return (
    <ExamFrame
      title={say('Integration Professional', 'یکپارچه‌سازی، حرفه‌ای')}
      attempt={say('Attempt 1 of 3', 'تلاش ۱ از ۳')}
      heading={say('Question 17 of 40', 'پرسش ۱۷ از ۴۰')}
      saved={
        offline
          ? {
              state: 'offline',
              children: say('Offline · 3 kept in this browser', 'آفلاین · ۳ مورد در مرورگر نگه داشته شد'),
            }
          : { state: 'saved', children: say('saved 12:03:07 · 34 of 34', 'ذخیره شد · ۳۴ از ۳۴') }
      }
      remaining={2_495_000}
      answered={34}
      flagged={3}
      total={40}
      sections={[
        { id: 'events', title: say('Events and webhooks', 'رویدادها و وب‌هوک‌ها'), cells: cells(1, 14) },
        { id: 'delivery', title: say('Delivery and retries', 'ارسال و تلاش دوباره'), cells: cells(15, 26) },
        { id: 'security', title: say('Security and keys', 'امنیت و کلیدها'), cells: cells(27, 40) },
      ]}
      deadline={say(
        'Your deadline is 12:44:42, Athens (UTC+2): 90 minutes from 11:14:42.',
        'مهلت شما ۱۲:۴۴:۴۲ به وقت آتن است.',
      )}
      reviewHref="#review"
      previous={{ href: '#q16', label: say('15 and 16', '۱۵ و ۱۶') }}
      next={{ href: '#q18', label: say('19 and 20', '۱۹ و ۲۰') }}
    >
      {offline && (
        <Callout
          kind="warn"
          icon="cloud-off"
          status
          className="exam-off"
          title={say('You are offline. Keep answering.', 'آفلاین هستید. به پاسخ دادن ادامه دهید.')}
        >
          {say('Your last 3 changes are kept in this browser.', 'سه تغییر آخر در این مرورگر نگه داشته شده است.')}
        </Callout>
      )}
      <p className="exam-section">
        <span>{say('Section 2 · Delivery and retries', 'بخش ۲ · ارسال و تلاش دوباره')}</span>
        <span>{say('Questions 15 to 26', 'پرسش‌های ۱۵ تا ۲۶')}</span>
      </p>
      <form className="question" id="q17" aria-labelledby="q17-title" method="post">
        <header>
          <h2 id="q17-title">{say('Question 17', 'پرسش ۱۷')}</h2>
          <p className="meta">
            {say('1 point · choose every correct answer', '۱ امتیاز · همهٔ پاسخ‌های درست را برگزینید')}
          </p>
          <Button variant="quiet" size="sm" icon="flag" type="button" aria-pressed="false">
            {say('Flag', 'نشانه')}
          </Button>
        </header>
        <div className="stem">
          <p>
            {say('Your endpoint receives', 'نقطهٔ پایانی شما')} <code>order.paid</code>{' '}
            {say(
              'twice within ten minutes. Which statements are true?',
              'را دو بار دریافت می‌کند. کدام گزاره‌ها درست‌اند؟',
            )}
          </p>
        </div>
        <fieldset>
          <legend className="sr">{say('Answers to question 17', 'پاسخ‌های پرسش ۱۷')}</legend>
          <ul className="options">
            {['A', 'B', 'C'].map((key, index) => (
              <li key={key}>
                <label className="option">
                  <input type="checkbox" name="answer" value={key} defaultChecked={index === 0} />
                  <span className="key">{say(key, format.number(index + 1))}</span>
                  <span>
                    {say(
                      'The two deliveries describe one event; the second is a retry.',
                      'هر دو ارسال یک رویداد را گزارش می‌کنند.',
                    )}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <p className="q-foot">
          <span>{say('1 chosen', '۱ انتخاب')}</span>
          <span className="good">
            <Icon name="check" size="sm" />
            {say('saved 12:02:48', 'ذخیره شد')}
          </span>
        </p>
      </form>
    </ExamFrame>
  )
}

export function GalleryGate() {
  const say = useSample()
  const isFarsi = useLocale() === 'fa'
  const wrong = say(
    'This password does not match the e-mail. Four tries are left.',
    'گذرواژه با ایمیل همخوان نیست. چهار تلاش مانده است.',
  )
  return (
    <GateFrame
      vendor="Halyard"
      languages={[
        { href: '?show=gate&lang=en', lang: 'en', label: 'English', current: !isFarsi },
        { href: '?show=gate&lang=fa', lang: 'fa', label: 'فارسی', current: isFarsi },
      ]}
      title={say('Sign in', 'ورود')}
      lead={say('to learn, certify and see your company’s tier.', 'برای آموزش، گواهی‌نامه و دیدن سطح شرکت.')}
      pitch={say('Learn it. Prove it. See what it moves.', 'بیاموزید. نشان دهید. اثرش را ببینید.')}
      pitchText={say(
        'Every certificate and every tier shows the reasons behind it.',
        'هر گواهی‌نامه و هر سطح دلایلش را نشان می‌دهد.',
      )}
      pitchLinks={<a href="#verify">{say('Check a certificate', 'بررسی گواهی‌نامه')}</a>}
    >
      <ErrorSummary
        title={say('That didn’t work', 'انجام نشد')}
        errors={[
          {
            id: 'password',
            message: say('Check the password; the e-mail is kept.', 'گذرواژه را بررسی کنید؛ ایمیل حفظ شد.'),
          },
        ]}
      />
      <form className="stack" method="post" noValidate aria-label={say('Sign in', 'ورود')}>
        <TextField
          name="email"
          type="email"
          label={say('E-mail', 'ایمیل')}
          autoComplete="username"
          defaultValue="lena@bluefern.example"
        />
        <TextField
          name="password"
          type="password"
          label={say('Password', 'گذرواژه')}
          autoComplete="current-password"
          error={wrong}
          labelEnd={
            <a className="small" href="#forgotten">
              {say('Forgotten?', 'فراموش کرده‌اید؟')}
            </a>
          }
        />
        <Checkbox
          name="stay"
          label={say('Stay signed in on this device for 30 days', '۳۰ روز در این دستگاه وارد بمانم')}
          defaultChecked
        />
        <Button variant="primary" size="lg">
          {say('Sign in', 'ورود')}
        </Button>
      </form>
      <Or />
      <ButtonLink size="lg" icon="mail" href="#link">
        {say('Send me a link by e-mail', 'پیوندی برایم ایمیل شود')}
      </ButtonLink>
    </GateFrame>
  )
}

export function GalleryPublic() {
  const say = useSample()
  return (
    <PublicFrame
      vendor="Halyard"
      section="certificates"
      signInHref="?show=gate"
      footLinks={[{ href: '#how', label: say('How checking works', 'شیوهٔ بررسی') }]}
    >
      <header className="verdict verdict-good">
        <Icon name="circle-check" className="verdict-icon" />
        <div>
          <p className="eyebrow">
            {say('Certificate', 'گواهی‌نامهٔ')} <span className="mono">HY-7K2M-4QX9</span> ·{' '}
            {say('checked now', 'هم‌اکنون بررسی شد')}
          </p>
          <h1>{say('Valid', 'معتبر')}</h1>
          <p>
            {say(
              'Lena Learner holds Integration Professional. It is active today.',
              'لنا فراگیر گواهی‌نامهٔ حرفه‌ای دارد که امروز معتبر است.',
            )}
          </p>
        </div>
      </header>
    </PublicFrame>
  )
}
