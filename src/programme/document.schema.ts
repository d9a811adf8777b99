// The shape of a programme file, as people write it: JSON, or the Excel template read into the same shape.
// programmes/programme.schema.json is made from this by scripts/programme-schema.ts.
import { z } from 'zod'
import { text } from '../platform/bounded.ts'
import { ONCES, WHATS, WHENS } from './counting.ts'
import { code, dayText, freeText, line, NOT_SHARE, numberText, provinceCode } from './document.entry.ts'
import { MEASURE_KINDS } from './measure.ts'
import { MOST_TARGETS } from './programme.ts'
import { SOURCE_LEVELS } from './source-level.ts'
import { STANDINGS } from './standing.ts'

export const FORMAT = 'khuyen-cong/programme/1'

/** Units an amount may be written in, and how many đồng each is. */
export const UNITS = { đồng: 1n, 'nghìn đồng': 1_000n, 'triệu đồng': 1_000_000n, 'tỷ đồng': 1_000_000_000n } as const

/** Years a file may name; an end of the period nobody could read is taken as far out as they go. */
export const FIRST_YEAR = 1990
export const LAST_YEAR = 2200

/** As many digits as are read from JSON without a doubt. */
const MOST_WHOLE = 999_999_999_999_999

const amount = z
  .union([z.int().min(0).max(MOST_WHOLE), numberText('Viết số theo cách viết Việt Nam, ví dụ "75.300" hoặc "10.814,5".')], {
    error: 'Ghi số nguyên, hoặc số viết kiểu Việt Nam trong dấu ngoặc kép, ví dụ "10.814,5"; chưa biết thì ghi null.',
  })
  .nullable()
  .describe('Số tiền theo đơn vị ở mục "unit". Số nguyên, hoặc chữ theo cách viết Việt Nam ("10.814,5"). null: quyết định không cho số.')

const figure = z
  .union([z.int().min(0).max(MOST_WHOLE), numberText('Viết số theo cách viết Việt Nam, ví dụ "12,5".')], {
    error: 'Ghi số nguyên không âm, hoặc số viết kiểu Việt Nam trong dấu ngoặc kép, ví dụ "12,5".',
  })
  .describe('Số nguyên, hoặc chữ theo cách viết Việt Nam ("12,5").')

const goal = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('number'), value: figure }),
      z.strictObject({ kind: z.literal('range'), from: figure, to: figure }),
      z.strictObject({ kind: z.literal('more-than'), value: figure }),
      z.strictObject({ kind: z.literal('words'), text: line('Lời của quyết định khi không cho số.', 1000) }),
    ],
    { error: 'Mục tiêu phải có "kind" là number (một số), range (khoảng), more-than (trên) hoặc words (bằng lời).' },
  )
  .describe('Mục tiêu: một số, một khoảng, "trên" một số, hoặc bằng lời.')

const counts = z
  .strictObject({
    what: z
      .enum(WHATS)
      .describe(
        'beneficiary: cơ sở thụ hưởng đã nghiệm thu; fair: hội chợ; booth: gian hàng; class: lớp; contest: kỳ bình chọn; enterprise: doanh nghiệp thành lập mới; cluster: cụm công nghiệp; work: việc có tên; amount: khối lượng của từng việc có tên; measured: số liệu ghi theo văn bản (tỷ lệ, số lấy năm cuối); words: theo dõi bằng lời, chỉ khi quyết định không giao số lượng.',
      ),
    once: z.enum(ONCES).optional().describe('Mỗi thứ gì tính một lần. Bỏ qua: theo what.'),
    when: z
      .enum(WHENS)
      .optional()
      .describe('accepted: tính ngày nghiệm thu đề án (mặc định); decided: ngày của quyết định, văn bản; ended: ngày kết thúc.'),
    paper: line('Giấy tờ chứng minh. Bỏ qua: theo what.', 300).optional(),
    condition: line('Điều kiện để được tính.').optional(),
  })
  .describe('Cái gì được tính cho mục tiêu. Bỏ qua: lấy theo đơn vị tính, và các trang nêu rõ là lấy theo đơn vị tính.')

const target = z.strictObject({
  code: code.describe('Mã dòng mục tiêu; giữ nguyên khi sửa quyết định để số đã đếm không lạc.'),
  name: line('Tên mục tiêu.'),
  unit: freeText('Đơn vị tính: cơ sở, mô hình, lớp …'),
  measure: z.enum(MEASURE_KINDS).default('flow').describe('flow: cộng các năm; stock: lấy năm cuối; ratio: tính lại từ tử số và mẫu số.'),
  goal,
  partOf: code.nullable().default(null).describe('Mã dòng mà dòng này đo thêm một mặt, ví dụ số gian hàng của hội chợ.'),
  ratio: z
    .strictObject({ part: line('Tử số.'), whole: line('Mẫu số.') })
    .nullable()
    .default(null)
    .describe('Hai phần của tỷ lệ, bằng lời; phải có khi measure là ratio.'),
  activities: z.array(text(60)).max(50).default([]).describe('Mã hoạt động khuyến công trong danh mục của phần mềm.'),
  counts: counts.optional(),
  yearly: z
    .array(z.strictObject({ year: z.int().min(FIRST_YEAR).max(LAST_YEAR).describe('Năm.'), value: figure }))
    .max(100)
    .optional()
    .describe('Số giao cho từng năm, khi quyết định có nêu.'),
  provinceOnly: z.boolean().default(false).describe('Nội dung chỉ riêng tỉnh này có.'),
  quote: freeText('Nguyên văn trong quyết định.'),
  note: freeText('Ghi chú.'),
})

const agencies = z.array(line('Cơ quan.')).max(100).default([])

const solution = z.strictObject({
  code,
  name: line('Tên nhóm giải pháp.', 1000),
  measures: z
    .array(z.strictObject({ code, topic: freeText('Tiểu mục.'), text: line('Một biện pháp, đúng lời quyết định.', 2000) }))
    .max(500)
    .default([]),
  lead: agencies.describe('Cơ quan chủ trì.'),
  partners: agencies.describe('Cơ quan phối hợp.'),
})

const duty = z.strictObject({
  code,
  text: line('Nhiệm vụ được giao.', 2000),
  lead: agencies.describe('Cơ quan chủ trì.'),
  partners: agencies.describe('Cơ quan phối hợp.'),
})

const source = z.strictObject({
  code,
  name: line('Tên nguồn kinh phí.'),
  kind: z.enum(['state', 'counterpart', 'other']).describe('state: ngân sách nhà nước; counterpart: đối ứng của cơ sở; other: nguồn khác.'),
  level: z
    .enum(SOURCE_LEVELS)
    .optional()
    .describe(
      'Cấp của nguồn ngân sách nhà nước: national (khuyến công quốc gia) hoặc local (địa phương). Bỏ qua: theo nguồn lớn chứa nó; không có thì là national khi mã là "national" hoặc tên có "khuyến công quốc gia" hoặc "KCQG", còn lại là local.',
    ),
  amount,
  share: text(8, { tooLong: NOT_SHARE })
    .regex(/^(\d{1,3}(,\d{1,4})?)?$/, NOT_SHARE)
    .default('')
    .describe('Tỷ lệ in trong quyết định, để đối chiếu.'),
  get parts() {
    return z.array(source).max(50).default([]).describe('Các nguồn con; cộng lại phải bằng nguồn này khi đã cho đủ.')
  },
})

const year = z.int().min(FIRST_YEAR, 'Năm phải từ 1990.').max(LAST_YEAR, 'Năm phải đến 2200.')

export const documentSchema = z
  .strictObject({
    $schema: text(500).optional(),
    format: z.literal(FORMAT, { error: `Mục "format" phải là "${FORMAT}".` }),
    code,
    name: line('Tên chương trình.'),
    province: z.strictObject({
      code: provinceCode.describe('Mã tỉnh của quyết định.'),
      name: line('Tên tỉnh.'),
      on: dayText('Ngày mà mã tỉnh trên còn hiệu lực (mã được dùng lại cho tỉnh khác từ 01/7/2025).'),
      successor: z
        .strictObject({ code: provinceCode, name: line('Tên tỉnh tiếp nhận.'), from: dayText('Ngày sáp nhập.'), note: freeText('Căn cứ sáp nhập.') })
        .nullable()
        .default(null)
        .describe('Tỉnh tiếp nhận chương trình khi tỉnh đã sáp nhập hoặc giải thể; null nếu không.'),
    }),
    decision: z.strictObject({
      number: line('Số ký hiệu, ví dụ 407/QĐ-UBND.', 100),
      day: dayText('Ngày ban hành.').nullable().describe('Ngày ban hành; null nếu chưa biết, không đoán.'),
      issuer: line('Cơ quan ban hành.'),
      signer: freeText('Người ký.'),
      note: freeText('Ghi chú, ví dụ vì sao chưa có ngày.'),
      standing: z.enum(STANDINGS).default('unverified').describe('Mức kiểm chứng với nguyên văn.'),
      sources: z.array(line('Nguồn tài liệu.', 1000)).max(50).default([]),
    }),
    period: z.strictObject({ from: year.describe('Năm bắt đầu.'), to: year.describe('Năm kết thúc.') }).describe('Giai đoạn của chương trình.'),
    unit: z.enum(['đồng', 'nghìn đồng', 'triệu đồng', 'tỷ đồng']).describe('Đơn vị của mọi số tiền trong tệp, như trong quyết định.'),
    money: z.strictObject({
      total: amount,
      sources: z.array(source).max(50).default([]).describe('Kinh phí theo nguồn; nguồn con ghi trong parts.'),
      years: z.array(z.strictObject({ year, amount })).max(100).default([]).describe('Phân kỳ theo năm; năm chưa có số ghi null hoặc bỏ qua.'),
      note: freeText('Ghi chú về kinh phí.'),
    }),
    objectives: z.array(line('Một mục tiêu chung.', 4000)).max(200).default([]).describe('Mục tiêu chung.'),
    targets: z.array(target).max(MOST_TARGETS).describe('Mục tiêu, nhiệm vụ cụ thể, mỗi dòng một số lượng.'),
    solutions: z.array(solution).max(100).default([]).describe('Nhóm giải pháp, từng biện pháp và cơ quan chịu trách nhiệm.'),
    duties: z.array(duty).max(200).default([]).describe('Việc được giao ở phần tổ chức thực hiện.'),
  })
  .describe('Chương trình khuyến công của một tỉnh, theo quyết định phê duyệt.')

export type WrittenDocument = z.output<typeof documentSchema>
export type WrittenSource = WrittenDocument['money']['sources'][number]
