use protocol::Sha256Hex;
use sqlx::Row as _;

use crate::{Fault, Host};

/// How many rows are filled in one transaction: others write between two.
const AT_ONCE: i64 = 200;

impl Host {
    /// Fills in what the tables' migration left to a program: descriptions of acts, and digests of certificates. Several
    /// programs may do it at once; one that ends before it is through leaves the rest to the next.
    pub(crate) async fn fill_activity(&self) -> Result<(), Fault> {
        while self.describe_some().await? {}
        while self.digest_some().await? {}
        Ok(())
    }

    async fn describe_some(&self) -> Result<bool, Fault> {
        const SOME: &str =
            "SELECT sequence FROM activity WHERE described = 0 ORDER BY sequence LIMIT $1";
        let none = sqlx::query(SOME)
            .bind(1)
            .fetch_optional(self.database().pool())
            .await?
            .is_none();
        if none {
            return Ok(false);
        }
        let mut write = self.database().write().await?;
        let rows: Vec<i64> = sqlx::query_scalar(SOME)
            .bind(AT_ONCE)
            .fetch_all(&mut *write)
            .await?;
        for sequence in rows {
            match self.describe(&mut write, sequence).await {
                Ok(()) => {}
                // The database itself failed: nothing is known of the row.
                Err(Fault::Database(error)) if !matches!(error, sqlx::Error::RowNotFound) => {
                    return Err(error.into());
                }
                Err(error) => {
                    tracing::error!(sequence, %error, "an act of an officer cannot be listed");
                    sqlx::query("UPDATE activity SET described = 2 WHERE sequence = $1")
                        .bind(sequence)
                        .execute(&mut *write)
                        .await?;
                }
            }
        }
        write.commit().await?;
        Ok(true)
    }

    async fn digest_some(&self) -> Result<bool, Fault> {
        const SOME: &str = "SELECT id, certificate FROM certificates
             WHERE certificate IS NOT NULL AND digest IS NULL ORDER BY id LIMIT $1";
        let none = sqlx::query(SOME)
            .bind(1)
            .fetch_optional(self.database().pool())
            .await?
            .is_none();
        if none {
            return Ok(false);
        }
        let mut write = self.database().write().await?;
        let rows = sqlx::query(SOME)
            .bind(AT_ONCE)
            .fetch_all(&mut *write)
            .await?;
        for row in rows {
            let digest = Sha256Hex::of(row.try_get("certificate")?).to_string();
            sqlx::query("UPDATE certificates SET digest = $1 WHERE id = $2")
                .bind(digest)
                .bind(row.try_get::<i64, _>("id")?)
                .execute(&mut *write)
                .await?;
        }
        write.commit().await?;
        Ok(true)
    }
}
