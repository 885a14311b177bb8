import { useFormat } from '~/i18n'
import { Button } from '../button'
import { Callout } from '../callout'
import { Pager } from '../pager'
import { OnThisPage, ReaderFrame } from '../reader-frame'
import { useAccount } from './account'
import { useSample } from './sample'

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
