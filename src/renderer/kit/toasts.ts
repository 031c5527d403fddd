// Short words that pass by. Never the only place where an error stands.
import { create } from 'zustand';

export type Toast = {
  readonly id: number;
  readonly words: string;
  readonly action?: { label: string; run: () => void };
};

export const useToasts = create<{ readonly current: Toast | null }>(() => ({ current: null }));

let next = 1;
export function showToast(words: string, action?: Toast['action']): void {
  const id = next++;
  useToasts.setState({ current: action === undefined ? { id, words } : { id, words, action } });
}
