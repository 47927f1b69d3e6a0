/** A request that works as it stands, once the token is in it. */
export const pushExample = (url: string, token: string): string =>
  [
    `curl --retry 5 --request POST '${url}' \\`,
    `  --header 'Authorization: Bearer ${token}' \\`,
    `  --header 'Content-Type: application/json' \\`,
    `  --data '{`,
    `    "deployments": [{`,
    `      "id": "build-1042", "service": "shop", "environment": "production",`,
    `      "status": "succeeded", "finishedAt": "2026-02-03T10:15:00Z",`,
    `      "firstCommitAt": "2026-02-02T16:40:00Z", "issueKeys": ["PAY-7"]`,
    `    }],`,
    `    "incidents": [{`,
    `      "id": "inc-7", "startedAt": "2026-02-03T11:00:00Z", "resolvedAt": null,`,
    `      "deploymentId": "build-1042"`,
    `    }]`,
    `  }'`,
  ].join('\n');
