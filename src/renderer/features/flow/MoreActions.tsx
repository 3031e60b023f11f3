import type { StepView } from '../../../shared/views/step.js';
import { Menu } from '../../components/Menu.js';
import { MenuButton } from '../../components/MenuButton.js';
import { useCopying } from '../../components/use-copying.js';
import { openOverlay } from '../../view/view.js';
import { resetRun, runAgainFrom } from './flow-actions.js';
import { hasSent, hasStarted } from './flow-options.js';
import { type FlowFocus, runFromWords } from './step-view.js';

interface MoreActionsProps {
  readonly focus: FlowFocus;
  /** The step that can be done again, where the bar has no room for that. */
  readonly again: StepView | undefined;
  readonly busy: boolean;
}

/** What can be done with a run less often, under one button. */
export function MoreActions({ focus: { flow, step }, again, busy }: MoreActionsProps) {
  const { outcome, copy } = useCopying();
  const curl = step.exchanges.at(-1)?.curl;
  const groups = [
    again === undefined
      ? []
      : [{ id: 'again', label: runFromWords(again), onSelect: () => void runAgainFrom(again.id) }],
    [
      ...(curl === undefined
        ? []
        : [
            {
              id: 'curl',
              label: 'Copy as cURL',
              detail: 'The last request, secrets as variables',
              onSelect: () => copy({ kind: 'text', text: curl }),
            },
          ]),
      ...(hasSent(flow)
        ? [{ id: 'har', label: 'Export HAR…', onSelect: () => openOverlay({ kind: 'export-har' }) }]
        : []),
    ],
    flow !== undefined && hasStarted(flow) && !busy && flow.kept === undefined
      ? [
          {
            id: 'reset',
            label: 'Reset',
            detail: 'Forgets what this run found',
            onSelect: () => void resetRun(),
          },
        ]
      : [],
  ].filter((items) => items.length > 0);
  return (
    <>
      {groups.length > 0 && <Menu trigger={<MenuButton>More</MenuButton>} groups={groups} />}
      <span className="caption" role="status">
        {outcome.kind !== 'none' && outcome.words}
      </span>
    </>
  );
}
