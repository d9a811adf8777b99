// What a form about money of a budget year that is over says and asks.
import { formatDay } from '../basics/day.ts'
import { TextField } from '../ui/field.tsx'
import { Alert } from '../ui/panel.tsx'
import { STANDING_WORDS } from './standing.ts'
import type { YearEnd } from './year-end.ts'

export function YearOverAlert({ year, end: { correctionsUntil, article, standing } }: { readonly year: number; readonly end: YearEnd }) {
  return (
    <Alert kind="warn">
      {`Thời gian chỉnh lý quyết toán năm ngân sách ${year} đã hết ngày ${formatDay(correctionsUntil)} (${article}, ${STANDING_WORDS[standing].toLowerCase()}). Chỉ thực hiện tiếp khi có văn bản cho phép kéo dài thời gian thực hiện, chuyển nguồn.`}
    </Alert>
  )
}

export function PermissionField({ end: { correctionsUntil } }: { readonly end: YearEnd }) {
  return (
    <TextField
      name="permission"
      label="Văn bản cho phép kéo dài thời gian thực hiện, chuyển nguồn"
      hint={`Số văn bản; bắt buộc với giấy ghi ngày sau ${formatDay(correctionsUntil)}`}
      class="short"
      maxLength={60}
    />
  )
}
