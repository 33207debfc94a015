use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use protocol::{OrderState, Refusal};
use reqwest::{Client, Method, Response, StatusCode, header::CONTENT_TYPE, redirect::Policy};
use rustls::client::ResolvesClientCert;
use serde::{Serialize, de::DeserializeOwned};

use super::{HostAddress, HostError};

pub(crate) const JSON: &str = "application/json";
const CMS: &str = "application/cms";

const CONNECT: Duration = Duration::from_secs(5);
/// Longest wait for a whole answer. The host has its own, shorter limits for what it does behind a request.
const ANSWER: Duration = Duration::from_secs(30);
/// Largest answer: a list of 200 orders, or an order's documents with 24 certificates, is well below.
const LARGEST: usize = 4 * 1024 * 1024;
const LARGEST_REFUSAL: usize = 64 * 1024;
/// Times a request whose answer was lost is sent, with the same bytes, and the pause before the second.
const ATTEMPTS: u32 = 3;
const PAUSE: Duration = Duration::from_millis(200);
/// How long an order that the host is working on is waited for.
const EXECUTING: Duration = Duration::from_secs(90);

/// A request that was not answered as it was meant to be.
#[derive(Clone, Debug)]
pub(crate) struct Unanswered {
    pub(crate) error: HostError,
    /// Whether the host may have acted on it all the same: on an earlier attempt, too.
    pub(crate) may_have_acted: bool,
}

/// A way to the host with one client certificate.
#[derive(Clone, Debug)]
pub(crate) struct HostConnection {
    client: Client,
    address: HostAddress,
}

impl HostConnection {
    pub(crate) fn new(
        address: &HostAddress,
        key: Arc<dyn ResolvesClientCert>,
    ) -> Result<Self, HostError> {
        let not_secure = |why: String| HostError::Tls {
            url: address.url().to_owned(),
            why,
        };
        let tls = address
            .tls(key)
            .map_err(|error| not_secure(error.to_string()))?;
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .https_only(true)
            .redirect(Policy::none())
            // The host is the organisation's own; what an environment variable says of proxies is not asked.
            .no_proxy()
            .retry(reqwest::retry::never())
            .connect_timeout(CONNECT)
            .timeout(ANSWER)
            .build()
            .map_err(|error| not_secure(error.to_string()))?;
        Ok(Self {
            client,
            address: address.clone(),
        })
    }

    /// `GET`: asked again when the answer was lost, for it changes nothing.
    pub(crate) async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, HostError> {
        let answer = self
            .again_while_lost(Method::GET, path, "", Vec::new())
            .await;
        read_json(&answer.map_err(|failed| failed.error)?)
    }

    /// `POST` of a question or statement that the host takes any number of times.
    pub(crate) async fn post_json<Q: Serialize>(
        &self,
        path: &str,
        body: &Q,
    ) -> Result<Vec<u8>, HostError> {
        let body = serde_json::to_vec(body).map_err(|error| HostError::NotUnderstood {
            what: error.to_string(),
        })?;
        self.again_while_lost(Method::POST, path, JSON, body)
            .await
            .map_err(|failed| failed.error)
    }

    /// As [`post_json`](Self::post_json), with an answer.
    pub(crate) async fn ask<Q: Serialize, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &Q,
    ) -> Result<T, HostError> {
        read_json(&self.post_json(path, body).await?)
    }

    /// `POST` of a signed document. The host knows a document by its id and bytes and answers a repetition as it
    /// answered first, so a lost answer is asked for again with the same bytes, and one that is being worked on is
    /// waited for.
    pub(crate) async fn post_signed(
        &self,
        path: &str,
        document: &[u8],
    ) -> Result<Vec<u8>, Unanswered> {
        self.again_while_lost(Method::POST, path, CMS, document.to_vec())
            .await
    }

    async fn again_while_lost(
        &self,
        method: Method,
        path: &str,
        content_type: &str,
        body: Vec<u8>,
    ) -> Result<Vec<u8>, Unanswered> {
        let began = Instant::now();
        let mut lost = 0;
        loop {
            let error = match self
                .once(method.clone(), path, content_type, body.clone())
                .await
            {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let executing = HostError::Refused(Refusal::OrderState {
                state: OrderState::Executing,
            });
            if error.is_a_lost_answer() && lost + 1 < ATTEMPTS {
                lost += 1;
                tracing::warn!(
                    path,
                    lost,
                    "no answer from the host; asking again with the same bytes"
                );
                tokio::time::sleep(PAUSE * lost).await;
            } else if error == executing && lost > 0 && began.elapsed() < EXECUTING {
                // What was sent first is still being worked on.
                tokio::time::sleep(PAUSE).await;
            } else {
                return Err(Unanswered {
                    may_have_acted: lost > 0 || error.may_have_acted(),
                    error,
                });
            }
        }
    }

    /// One request, never repeated.
    pub(crate) async fn once(
        &self,
        method: Method,
        path: &str,
        content_type: &str,
        body: Vec<u8>,
    ) -> Result<Vec<u8>, HostError> {
        let mut request = self.client.request(method, self.address.at(path));
        if !content_type.is_empty() {
            request = request.header(CONTENT_TYPE, content_type).body(body);
        }
        let response = request
            .send()
            .await
            .map_err(|error| HostError::of(&error, self.address.url()))?;
        self.answer(response).await
    }

    async fn answer(&self, response: Response) -> Result<Vec<u8>, HostError> {
        let status = response.status();
        if status.is_success() {
            return self.bounded(response, LARGEST).await;
        }
        let body = self.bounded(response, LARGEST_REFUSAL).await?;
        Err(refusal(status, &body))
    }

    async fn bounded(&self, mut response: Response, limit: usize) -> Result<Vec<u8>, HostError> {
        let mut body = Vec::new();
        let lost = |error: reqwest::Error| HostError::of(&error, self.address.url());
        while let Some(chunk) = response.chunk().await.map_err(lost)? {
            if body.len() + chunk.len() > limit {
                return Err(HostError::TooLarge {
                    limit: u32::try_from(limit).unwrap_or(u32::MAX),
                });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

fn refusal(status: StatusCode, body: &[u8]) -> HostError {
    match serde_json::from_slice::<Refusal>(body) {
        Ok(refusal) if status.is_client_error() || status.is_server_error() => {
            HostError::Refused(refusal)
        }
        _ => HostError::NotUnderstood {
            what: format!("status {status} without a refusal"),
        },
    }
}

fn read_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, HostError> {
    serde_json::from_slice(body).map_err(|error| HostError::NotUnderstood {
        what: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use protocol::Refusal;
    use reqwest::StatusCode;

    use super::{HostError, refusal};

    #[test]
    fn a_refusal_is_kept_as_data() {
        let body = serde_json::to_vec(&Refusal::UnknownCard).unwrap();
        assert_eq!(
            refusal(StatusCode::NOT_FOUND, &body),
            HostError::Refused(Refusal::UnknownCard)
        );
    }

    #[test]
    fn anything_else_with_an_error_status_is_not_understood() {
        for body in [&b""[..], b"<html>", b"{\"code\":\"of another time\"}"] {
            let error = refusal(StatusCode::BAD_GATEWAY, body);
            assert!(
                matches!(error, HostError::NotUnderstood { .. }),
                "{error:?}"
            );
        }
        let body = serde_json::to_vec(&Refusal::UnknownCard).unwrap();
        assert!(matches!(
            refusal(StatusCode::FOUND, &body),
            HostError::NotUnderstood { .. }
        ));
    }
}
