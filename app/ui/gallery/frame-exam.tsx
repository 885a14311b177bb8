import { useFormat } from '~/i18n'
import { Button } from '../button'
import { Callout } from '../callout'
import { type ExamCell, ExamFrame } from '../exam-frame'
import { Icon } from '../icon'
import { useSample } from './sample'

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
