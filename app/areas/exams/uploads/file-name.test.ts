import { expect, test } from 'vitest'
import { fileName } from './file-name'

test.each([
  ['report.PDF', 'report.pdf', 'pdf'],
  ['C:\\fakepath\\my plan.docx', 'my plan.docx', 'docx'],
  ['../../etc/passwd', 'passwd', ''],
  ['evil\u202Efdp.exe', 'evilfdp.exe', 'exe'],
  ['line\r\nset-cookie: a.txt', 'lineset-cookie: a.txt', 'txt'],
  ['.htaccess', '.htaccess', ''],
  ['', 'file', ''],
  [`${'a'.repeat(300)}.png`, `${'a'.repeat(116)}.png`, 'png'],
  ['گزارش.pdf', 'گزارش.pdf', 'pdf'],
])('%j is kept as %j', (sent, name, extension) => expect(fileName(sent)).toEqual({ name, extension }))
