import { createContext, useContext } from 'react'
import type { Fields } from '../draft'

/** What every part of an editor's form reads: what stands in the fields, and what is wrong with them. */
type EditorForm = {
  fields: Fields
  /** The message of a field, in the reader's language. */
  errorOf: (field: string) => string | undefined
  /** Where buttons that change rows send the form to. */
  draftAction: string
}

const FormContext = createContext<EditorForm | null>(null)
export const EditorFormProvider = FormContext.Provider

export function useEditorForm(): EditorForm {
  const form = useContext(FormContext)
  if (!form) throw new Error('fields of the editor stand inside its form')
  return form
}
