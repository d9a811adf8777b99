// How the shares of beneficiaries are read from a form: one amount for each establishment, under its id.
import { groupOf, idField, moneyOrZero } from '../platform/fields.ts'

export const sharesField = groupOf(idField, moneyOrZero())
