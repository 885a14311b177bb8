import { expect, test } from 'vitest'
import { readableForm } from './readable-form'

const sent = (type: string, body: string) =>
  readableForm(new Request('http://rung.invalid', { method: 'POST', headers: { 'content-type': type }, body }))

const FORM = 'application/x-www-form-urlencoded'
const PARTS = 'multipart/form-data; boundary=x'
const part = (name: string, more = '', content = 'b') =>
  `--x\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n--x--\r\n`

test.each([
  ['no form', 'text/plain', 'a=b'],
  ['nothing', '', ''],
  ['parts without a boundary', 'multipart/form-data', part('a')],
  ['parts that are none', PARTS, 'zzz'],
  ['parts that break off', PARTS, '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'],
  ['a NUL in a text', FORM, 'a=b%00c'],
  ['a NUL in a name', FORM, 'a%00b=c'],
  ['a NUL in a part', PARTS, part('a', '', 'b\0c')],
])('%s is told to be unreadable', async (_what, type, body) => {
  await expect(sent(type, body).formData()).rejects.toMatchObject({ code: 'errors.unreadable-form', status: 400 })
})

test('a form is read as it was sent, with the bytes of its files', async () => {
  expect([...(await sent(FORM, 'a=b%0D%0Ac&a=%F0%9F%98%80').formData())]).toEqual([
    ['a', 'b\r\nc'],
    ['a', '😀'],
  ])
  const file = (await sent(PARTS, part('a', '; filename="b.bin"', '\0\0')).formData()).get('a')
  expect(file).toBeInstanceOf(File)
  expect((file as File).size).toBe(2)
})
