use std::sync::Arc;

use contents::{Certificate, MalformedCertificate};
use reqwest::Url;
use rustls::{
    ClientConfig, RootCertStore, client::ResolvesClientCert, crypto::aws_lc_rs, version::TLS13,
};
use rustls_pki_types::{CertificateDer, pem::PemObject};

/// Where a host is and which authority vouches for it.
#[derive(Clone, Debug)]
pub struct HostAddress {
    url: Url,
    roots: Arc<RootCertStore>,
    authorities: Vec<Certificate>,
}

impl HostAddress {
    /// From `https://name:port` and the host's authority certificates, PEM (one or more) or DER (one). The system's
    /// own trust store is not used.
    ///
    /// # Errors
    /// [`AddressError`] names what cannot be used.
    pub fn new(url: &str, ca: &[u8]) -> Result<Self, AddressError> {
        let url = parse_url(url)?;
        let authorities = parse_authorities(ca)?;
        let mut roots = RootCertStore::empty();
        for authority in &authorities {
            roots
                .add(CertificateDer::from(authority.der().to_vec()))
                .map_err(|_| AddressError::Authority)?;
        }
        Ok(Self {
            url,
            roots: Arc::new(roots),
            authorities,
        })
    }

    /// The address, as `https://name:port/`.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// The authorities that vouch for the host.
    pub(crate) fn authorities(&self) -> &[Certificate] {
        &self.authorities
    }

    pub(crate) fn at(&self, path: &str) -> Url {
        let mut url = self.url.clone();
        let (path, query) = path
            .split_once('?')
            .map_or((path, None), |(path, query)| (path, Some(query)));
        url.set_path(path);
        url.set_query(query);
        url
    }

    /// TLS 1.3 alone, these roots alone, and this client certificate.
    pub(crate) fn tls(
        &self,
        client: Arc<dyn ResolvesClientCert>,
    ) -> Result<ClientConfig, rustls::Error> {
        let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_protocol_versions(&[&TLS13])?
            .with_root_certificates(self.roots.clone());
        let mut config = config.with_client_cert_resolver(client);
        // The client certificate is what the session hangs on: a resumed connection must not carry an older one.
        config.resumption = rustls::client::Resumption::disabled();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(config)
    }
}

/// Why an address cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not `https://name:port`.
    #[error("“{url}” is not an https address of a host")]
    Url {
        /// The text.
        url: String,
    },
    /// No certificate that can be an authority.
    #[error("the CA file holds no usable certificate")]
    Authority,
}

/// The largest file of authority certificates, in bytes.
const LARGEST: usize = 128 * 1024;

/// The longest address, in bytes.
const LONGEST: usize = 2048;

fn parse_url(text: &str) -> Result<Url, AddressError> {
    let wrong = || AddressError::Url {
        url: text.chars().take(LONGEST).collect(),
    };
    if text.len() > LONGEST {
        return Err(wrong());
    }
    let url = Url::parse(text).map_err(|_| wrong())?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let anonymous = url.username().is_empty() && url.password().is_none();
    if url.scheme() == "https" && url.has_host() && bare && anonymous {
        Ok(url)
    } else {
        Err(wrong())
    }
}

fn parse_authorities(ca: &[u8]) -> Result<Vec<Certificate>, AddressError> {
    let unusable = |_: MalformedCertificate| AddressError::Authority;
    if ca.len() > LARGEST {
        return Err(AddressError::Authority);
    }
    // A DER certificate begins with a SEQUENCE; PEM is text.
    if ca.first() == Some(&0x30) {
        return Ok(vec![Certificate::from_der(ca).map_err(unusable)?]);
    }
    let ders = CertificateDer::pem_slice_iter(ca).collect::<Result<Vec<_>, _>>();
    let ders = ders.map_err(|_| AddressError::Authority)?;
    let authorities: Vec<_> = ders
        .iter()
        .map(|der| Certificate::from_der(der))
        .collect::<Result<_, _>>()
        .map_err(unusable)?;
    if authorities.is_empty() {
        Err(AddressError::Authority)
    } else {
        Ok(authorities)
    }
}

#[cfg(test)]
mod tests {
    use super::{AddressError, HostAddress, LARGEST, LONGEST, parse_url};

    #[test]
    fn only_a_bare_https_address_is_one() {
        assert!(parse_url("https://host.example:8443").is_ok());
        assert!(parse_url("https://127.0.0.1:8443/").is_ok());
        for text in [
            "",
            "host",
            "http://host",
            "https://host/path",
            "https://u:p@host",
            "https://host/?q",
        ] {
            assert_eq!(
                parse_url(text),
                Err(AddressError::Url {
                    url: text.to_owned()
                }),
                "{text}"
            );
        }
    }

    #[test]
    fn an_address_that_is_too_long_is_told_in_part() {
        let url = format!("https://{}", "a.".repeat(LONGEST));
        let Err(AddressError::Url { url: told }) = parse_url(&url) else {
            panic!()
        };
        assert_eq!(told.len(), LONGEST);
    }

    #[test]
    fn a_file_without_a_certificate_vouches_for_nobody() {
        let large = vec![b' '; LARGEST + 1];
        for ca in [&b""[..], b"hello", b"\x30\x03\x02\x01\x01", &large] {
            let refused = HostAddress::new("https://host", ca);
            assert!(matches!(refused, Err(AddressError::Authority)), "{ca:?}");
        }
    }
}
