import { commonFiles } from '../common-files.js';
import { frontendFiles } from '../frontend.js';
import type { ProjectModel } from '../model.js';
import type { ProjectFile } from '../options.js';
import { goConfigFile } from './config.js';
import { goDataFile } from './data.js';
import { goLoginFile } from './login.js';
import { goOidcFile } from './oidc.js';
import { goPagesFile, goServerFile } from './server.js';
import { goSessionsFile } from './sessions.js';

const GO_MOD = `module sgid-login

go 1.24

require github.com/go-jose/go-jose/v4 v4.1.4
`;

/** A server over plain HTTP, with `go-jose`. */
export function goProject(model: ProjectModel): readonly ProjectFile[] {
  return [
    goFile('server.go', goServerFile(model)),
    goFile('login.go', goLoginFile()),
    goFile('oidc.go', goOidcFile()),
    goFile('sessions.go', goSessionsFile(model)),
    goFile('data.go', goDataFile(model)),
    goFile('config.go', goConfigFile(model)),
    ...(model.rendersPages ? [goFile('pages.go', goPagesFile(model))] : []),
    { name: 'go.mod', language: 'text', text: GO_MOD },
    ...commonFiles(model, {
      title: 'Go over plain HTTP',
      needs: 'Go 1.24 or later',
      install: 'go mod tidy',
      run: 'set -a && . ./.env && set +a && go run .',
    }),
    ...frontendFiles(model),
  ];
}

function goFile(name: string, text: string): ProjectFile {
  return { name, language: 'go', text };
}
