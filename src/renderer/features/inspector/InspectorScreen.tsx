import { ClipboardPaste, FileSearch } from 'lucide-react';
import { Button } from '../../components/Button.js';
import { AreaNotice } from '../../components/Notice.js';
import { Screen } from '../../components/Screen.js';
import { Inspected } from './Inspected.js';
import { InspectorStart } from './InspectorStart.js';
import { clearInspector, inspectClipboard, inspectFile, useInspector } from './inspector-actions.js';

/** Whatever a login leaves behind, pasted or dropped, recognised and taken apart. */
export function InspectorScreen() {
  const { shown, from } = useInspector();
  return (
    <Screen
      title="Inspector"
      summary="Takes apart what a login leaves behind. What is secret in it stays masked until you reveal it."
      actions={
        shown !== undefined && (
          <>
            <Button onClick={clearInspector}>Clear</Button>
            <Button icon={FileSearch} onClick={() => void inspectFile()}>
              Open a file…
            </Button>
            <Button icon={ClipboardPaste} variant="primary" keys="Mod+V" onClick={() => void inspectClipboard()}>
              Paste
            </Button>
          </>
        )
      }
    >
      <AreaNotice area="inspector" />
      {shown === undefined ? <InspectorStart /> : <Inspected inspection={shown} from={from} />}
    </Screen>
  );
}
