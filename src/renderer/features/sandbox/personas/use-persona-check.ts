import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PersonaCheckView, PersonaRecordView } from '../../../../shared/views/persona.js';
import { call, failureView } from '../../../bridge/bridge.js';
import { trimmed } from './persona-form.js';

/** Typing has paused for so long. */
const PAUSE_MS = 250;

interface PersonaCheck {
  readonly values: PersonaCheckView;
  /** Why the sandbox could not take it as it stands. */
  readonly problem: string | undefined;
}

/** What the sandbox would send of a persona that is being written, a moment after each change. */
export function usePersonaCheck(form: PersonaRecordView): PersonaCheck {
  const [settled, setSettled] = useState(form);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(form), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [form]);
  const { data, error } = useQuery({
    queryKey: ['persona-check', settled],
    queryFn: () => call('sandbox.checkPersona', { persona: trimmed(settled) }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { values: data ?? [], problem: error === null ? undefined : failureView(error).message };
}
