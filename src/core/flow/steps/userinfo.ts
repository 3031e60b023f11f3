import { buildUserInfoRequest, processUserInfoResponse } from '../../oidc/userinfo.js';
import { DEFAULT_LIMITS, sendRecorded } from '../../trace/recorded-http.js';
import type { FlowStep } from '../run.js';
import { requireArtifact, stepReport } from '../step-report.js';

/** Encrypted records of many children or posts grow by a third in base64url; nothing else of sgID is this large. */
const USERINFO_LIMITS = { ...DEFAULT_LIMITS, maxBodyBytes: 32 * 1024 * 1024 };

/** Asks for the person's data, which comes encrypted to the client. */
export const userInfoStep: FlowStep = {
  id: 'userinfo',
  async run(request, artifacts, io) {
    const provider = requireArtifact(artifacts.provider, 'discovery');
    const accessToken = requireArtifact(artifacts.accessToken, 'token');
    const sub = requireArtifact(artifacts.sub, 'id-token');
    const message = buildUserInfoRequest(provider.userInfoEndpoint, accessToken);
    const response = await sendRecorded(io, 'Userinfo request', message, USERINFO_LIMITS);
    const { checks, userInfo } = processUserInfoResponse(response, sub, request.scopes);
    const count = userInfo?.data.length ?? 0;
    return {
      report: stepReport(checks, summary(count), {
        facts:
          userInfo === undefined
            ? []
            : [
                { label: 'sub', value: userInfo.sub },
                { label: 'Encrypted values', value: `${count}` },
                { label: 'Wrapped block key', value: userInfo.key === undefined ? 'absent' : 'present', prose: true },
              ],
      }),
      artifacts: { userInfoResponse: userInfo },
    };
  },
};

function summary(count: number): string {
  if (count === 0) return 'The response names the person and carries no values.';
  return count === 1 ? 'One encrypted value came.' : `${count} encrypted values came, each a JWE of its own.`;
}
